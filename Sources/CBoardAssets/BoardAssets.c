#include "CBoardAssets.h"

// #embed is C23; clang takes it in every language version and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char head[] = {
#embed "files/head.mustache"
};
static const unsigned char foot[] = {
#embed "files/foot.mustache"
};
static const unsigned char standings[] = {
#embed "files/standings.mustache"
};
static const unsigned char challenge[] = {
#embed "files/challenge.mustache"
};
static const unsigned char team[] = {
#embed "files/team.mustache"
};
static const unsigned char questions[] = {
#embed "files/questions.mustache"
};
static const unsigned char play[] = {
#embed "files/play.mustache"
};
static const unsigned char message[] = {
#embed "files/message.mustache"
};
static const unsigned char style[] = {
#embed "files/board.css"
};
static const unsigned char board_script[] = {
#embed "files/board.js"
};
static const unsigned char play_script[] = {
#embed "files/play.js"
};
static const unsigned char icon[] = {
#embed "files/icon.svg"
};

static const struct board_asset assets[] = {
    {"head.mustache", head, sizeof head},
    {"foot.mustache", foot, sizeof foot},
    {"standings.mustache", standings, sizeof standings},
    {"challenge.mustache", challenge, sizeof challenge},
    {"team.mustache", team, sizeof team},
    {"questions.mustache", questions, sizeof questions},
    {"play.mustache", play, sizeof play},
    {"message.mustache", message, sizeof message},
    {"board.css", style, sizeof style},
    {"board.js", board_script, sizeof board_script},
    {"play.js", play_script, sizeof play_script},
    {"icon.svg", icon, sizeof icon},
};

static const struct board_asset none;

size_t board_asset_count(void) { return sizeof assets / sizeof *assets; }

struct board_asset board_asset(size_t index) { return index < board_asset_count() ? assets[index] : none; }
