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

static const unsigned char quiz_pack[] = {
#embed "../../Templates/quiz/pack.yaml"
};
static const unsigned char table_pack[] = {
#embed "../../Templates/table/pack.yaml"
};
static const unsigned char table_elements[] = {
#embed "../../Templates/table/elements.csv"
};
static const unsigned char staged_pack[] = {
#embed "../../Templates/staged/pack.yaml"
};
static const unsigned char staged_words[] = {
#embed "../../Templates/staged/words.csv"
};

static const unsigned char generated_pack[] = {
#embed "../../Templates/generated/pack.yaml"
};
static const unsigned char json_pack[] = {
#embed "../../Templates/json/pack.yaml"
};

static const struct built_in_file templates[] = {
    {"quiz", "pack.yaml", quiz_pack, sizeof quiz_pack},
    {"table", "pack.yaml", table_pack, sizeof table_pack},
    {"table", "elements.csv", table_elements, sizeof table_elements},
    {"staged", "pack.yaml", staged_pack, sizeof staged_pack},
    {"staged", "words.csv", staged_words, sizeof staged_words},
    {"generated", "pack.yaml", generated_pack, sizeof generated_pack},
    {"json", "pack.yaml", json_pack, sizeof json_pack},
};

static const unsigned char guide[] = {
#embed "../../docs/packs.md"
};

static const struct built_in_file none;

size_t built_in_file_count(void) { return sizeof files / sizeof *files; }

struct built_in_file built_in_file(size_t index) {
    return index < built_in_file_count() ? files[index] : none;
}

size_t template_file_count(void) { return sizeof templates / sizeof *templates; }

struct built_in_file template_file(size_t index) {
    return index < template_file_count() ? templates[index] : none;
}

struct built_in_file pack_guide(void) {
    return (struct built_in_file){"docs", "packs.md", guide, sizeof guide};
}
