#include "CRE2.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <re2/re2.h>
#include <re2/stringpiece.h>

struct CRE2Pattern {
    CRE2Pattern(re2::StringPiece text, const RE2::Options &options) : expression(text, options) {}

    RE2 expression;
};

namespace {

// Nothing thrown may pass into Swift; only want of memory is thrown here.
template <typename Value, typename Body>
Value guarded(Value otherwise, Body body) noexcept {
    try {
        return body();
    } catch (...) {
        return otherwise;
    }
}

}  // namespace

CRE2Pattern *cre2Compile(const char *pattern, size_t length, CRE2Options options) {
    return guarded<CRE2Pattern *>(nullptr, [&] {
        RE2::Options settings;
        settings.set_encoding(options.isBytes ? RE2::Options::EncodingLatin1 : RE2::Options::EncodingUTF8);
        settings.set_case_sensitive(!options.ignoresCase);
        settings.set_dot_nl(options.dotTakesNewlines);
        settings.set_longest_match(options.prefersLongest);
        settings.set_max_mem(options.memory);
        settings.set_log_errors(false);
        return new CRE2Pattern(re2::StringPiece(pattern, length), settings);
    });
}

void cre2Free(const CRE2Pattern *pattern) { delete pattern; }

CRE2Mistake cre2Mistake(const CRE2Pattern *pattern) {
    switch (pattern->expression.error_code()) {
    case RE2::NoError: return CRE2None;
    case RE2::ErrorMissingParen: return CRE2UnclosedGroup;
    case RE2::ErrorUnexpectedParen: return CRE2UnopenedGroup;
    case RE2::ErrorPatternTooLarge: return CRE2TooLarge;
    default: return CRE2Other;
    }
}

const char *cre2Message(const CRE2Pattern *pattern, size_t *length) {
    *length = pattern->expression.error().size();
    return pattern->expression.error().data();
}

const char *cre2Piece(const CRE2Pattern *pattern, size_t *length) {
    *length = pattern->expression.error_arg().size();
    return pattern->expression.error_arg().data();
}

int cre2ProgramSize(const CRE2Pattern *pattern) { return pattern->expression.ProgramSize(); }

int cre2GroupCount(const CRE2Pattern *pattern) { return std::max(0, pattern->expression.NumberOfCapturingGroups()); }

const char *cre2GroupName(const CRE2Pattern *pattern, int group, size_t *length) {
    return guarded<const char *>(nullptr, [&]() -> const char * {
        const auto &names = pattern->expression.CapturingGroupNames();
        const auto found = names.find(group);
        if (found == names.end()) return nullptr;
        *length = found->second.size();
        return found->second.data();
    });
}

bool cre2Match(
    const CRE2Pattern *pattern, const void *text, size_t length, size_t start, bool isWhole, ptrdiff_t *bounds,
    size_t wanted) {
    return guarded(false, [&] {
        // A group that took no part is told from an empty one by its pointer, which must therefore never be null in the text.
        const char *bytes = text == nullptr ? "" : static_cast<const char *>(text);
        const auto anchor = isWhole ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
        std::vector<re2::StringPiece> groups(wanted);
        const bool isMatch = pattern->expression.Match(
            re2::StringPiece(bytes, length), start, length, anchor, groups.data(), static_cast<int>(wanted));
        if (!isMatch) return false;
        for (size_t index = 0; index < wanted; index++) {
            const auto &group = groups[index];
            bounds[index * 2] = group.data() == nullptr ? -1 : group.data() - bytes;
            bounds[index * 2 + 1] = group.data() == nullptr ? -1 : bounds[index * 2] + static_cast<ptrdiff_t>(group.size());
        }
        return true;
    });
}

bool cre2LeastMatch(const CRE2Pattern *pattern, int most, char *text, size_t *length) {
    return guarded(false, [&] {
        std::string least, greatest;
        if (!pattern->expression.PossibleMatchRange(&least, &greatest, most)) return false;
        *length = std::min(least.size(), static_cast<size_t>(std::max(0, most)));
        std::copy_n(least.data(), *length, text);
        return true;
    });
}
