# syntax=docker/dockerfile:1
# Sockrates in a container:
#
#     docker build --tag sockrates .
#     docker run --publish 1337:1337 sockrates
#     docker run --publish 4000:1337 --volume "$PWD/quiz.yaml:/packs/quiz.yaml:ro" sockrates serve /packs/quiz.yaml
#
# The first stage builds as the README says, the second has the program and what it needs to run.
FROM swift:6.2-bookworm AS build
WORKDIR /sockrates
COPY . .
RUN apt-get update && apt-get install --yes --no-install-recommends make && make build

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates libpq5 libre2-9 liblua5.4-0 libsqlite3-0 libxml2 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --shell /usr/sbin/nologin sockrates
COPY --from=build /sockrates/.build-release/release/sockrates /usr/local/bin/sockrates
USER sockrates
WORKDIR /home/sockrates
# Inside a container every address is its own: what is published decides who reaches it.
ENV SOCKRATES_HOST=0.0.0.0 SOCKRATES_PORT=1337 SOCKRATES_HEALTH=127.0.0.1:9100
EXPOSE 1337
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=5s \
    CMD printf 'GET /readyz HTTP/1.0\r\n\r\n' | sockrates nc 127.0.0.1 9100 | grep -q '^HTTP/1.1 200 '
ENTRYPOINT ["sockrates"]
CMD ["serve"]
