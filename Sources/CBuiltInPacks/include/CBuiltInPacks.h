#ifndef SOCKRATES_BUILT_IN_PACKS_H
#define SOCKRATES_BUILT_IN_PACKS_H

#include <stddef.h>

/// A file of a pack or of a template that is compiled into the program.
struct built_in_file {
    /// The pack's or the template's name.
    const char *pack;
    /// The file's path within the pack.
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// How many files there are.
size_t built_in_file_count(void);

/// One of them; all null for an index that is too large.
struct built_in_file built_in_file(size_t index);

/// How many files the templates have, those of one template behind one another and its `pack.yaml` first.
size_t template_file_count(void);

/// One of them; all null for an index that is too large.
struct built_in_file template_file(size_t index);

/// The guide to the pack language, in Markdown.
struct built_in_file pack_guide(void);

#endif
