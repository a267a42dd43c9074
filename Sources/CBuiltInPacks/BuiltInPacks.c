#include "CBuiltInPacks.h"

// #embed is C23; clang takes it in every language version and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char geography_pack[] = {
#embed "../../Packs/geography/pack.yaml"
};
static const unsigned char geography_countries[] = {
#embed "../../Packs/geography/countries.csv"
};
static const unsigned char geography_landmarks[] = {
#embed "../../Packs/geography/landmarks.csv"
};

static const struct built_in_file files[] = {
    {"geography", "pack.yaml", geography_pack, sizeof geography_pack},
    {"geography", "countries.csv", geography_countries, sizeof geography_countries},
    {"geography", "landmarks.csv", geography_landmarks, sizeof geography_landmarks},
};

size_t built_in_file_count(void) { return sizeof files / sizeof *files; }

struct built_in_file built_in_file(size_t index) {
    struct built_in_file none = {0, 0, 0, 0};
    return index < built_in_file_count() ? files[index] : none;
}
