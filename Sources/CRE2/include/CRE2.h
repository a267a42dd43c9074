// RE2 for Swift: regular expressions in time linear in the text, whatever the pattern.
//
// Nothing here throws, writes to a log or keeps a pointer that it was given. A compiled pattern does not change, and
// any number of threads may match with it at once.
#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CRE2Pattern CRE2Pattern;

#if defined(__has_attribute) && __has_attribute(swift_attr)
#define CRE2_SENDABLE __attribute__((swift_attr("@Sendable")))
#else
#define CRE2_SENDABLE
#endif

// A pattern without a mistake, which any number of threads may hold.
typedef struct {
    const CRE2Pattern *pattern;
} CRE2_SENDABLE CRE2Compiled;

typedef struct {
    // The text is bytes, one a character; else it is UTF-8.
    bool isBytes;
    bool ignoresCase;
    // `.` takes newlines too.
    bool dotTakesNewlines;
    // Of the matches that begin earliest the longest one; else the one that Perl would find.
    bool prefersLongest;
    // The most memory that the program and its automata may take, in bytes.
    int64_t memory;
} CRE2Options;

// What is wrong with a pattern.
typedef enum {
    CRE2None,
    CRE2UnclosedGroup,
    CRE2UnopenedGroup,
    CRE2TooLarge,
    CRE2Other,
} CRE2Mistake;

// Compiles a pattern; NULL when there is no memory. One with a mistake is returned too, to be asked for it.
CRE2Pattern *cre2Compile(const char *pattern, size_t length, CRE2Options options);
void cre2Free(const CRE2Pattern *pattern);

CRE2Mistake cre2Mistake(const CRE2Pattern *pattern);
// RE2's own words for the mistake, and the piece of the pattern that it complains about; they live as long as the pattern.
const char *cre2Message(const CRE2Pattern *pattern, size_t *length);
const char *cre2Piece(const CRE2Pattern *pattern, size_t *length);

// How many instructions the pattern was compiled to.
int cre2ProgramSize(const CRE2Pattern *pattern);
// How many groups capture, the whole match not counted.
int cre2GroupCount(const CRE2Pattern *pattern);
// The name of a group, from 1; NULL when it has none. It lives as long as the pattern.
const char *cre2GroupName(const CRE2Pattern *pattern, int group, size_t *length);

// Matches from `start` on, or the whole text.
//
// `bounds` gets the begin and the end of the whole match and of so many groups after it, less one, or -1 and -1 for a
// group that took no part. With none wanted the answer comes faster.
bool cre2Match(
    const CRE2Pattern *pattern, const void *text, size_t length, size_t start, bool isWhole, ptrdiff_t *bounds,
    size_t wanted);

// The first text, in the order of bytes, that a match of the whole may have; cut off after `most` bytes. False when none is found.
bool cre2LeastMatch(const CRE2Pattern *pattern, int most, char *text, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
