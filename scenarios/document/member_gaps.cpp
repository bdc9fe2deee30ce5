// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/member_gaps.hpp"

#include <algorithm>

#include "scenarios/document/json_spans.hpp"

namespace headroom::document {

namespace {

constexpr std::string_view kBlanks = " \t\n\r";
constexpr std::string_view kLineEnds = "\n\r";

std::string_view withoutLeadingBlanks(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

std::string_view withoutTrailingBlanks(std::string_view text) {
    return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

bool isBlank(std::string_view text) { return withoutLeadingBlanks(text).empty(); }

bool endsInLineComment(std::string_view text) {
    return text.find("//", text.find_last_of(kLineEnds) + 1) != std::string_view::npos;
}

/// Whether nothing but comments is left of the line that the text begins in.
bool endsLine(std::string_view text) {
    const std::size_t end = JsonSpans(text).endOfRemarks(0);
    return end < text.size() && kLineEnds.find(text[end]) != std::string_view::npos;
}

}  // namespace

std::string joinedGaps(std::string_view before, std::string_view behind, bool last) {
    const std::size_t comma = JsonSpans(before).skipBlanks(0);
    const std::size_t line = before.find_last_of(kLineEnds);
    const bool ownLine = line != std::string_view::npos && line > comma && isBlank(before.substr(line));
    std::string_view remark = ownLine ? before.substr(comma + 1, line - comma - 1) : std::string_view();
    if (remark.ends_with('\r')) remark.remove_suffix(1);  // of the line's end, which goes whole
    std::string text(before.substr(0, comma));
    if (isBlank(remark)) return text.append(remark).append(behind);
    // The comma stays in front of what was said about the value before it.
    std::string rest(behind);
    if (!last) {
        text += ',';
        rest.erase(JsonSpans(behind).skipBlanks(0), 1);
    }
    if (!endsInLineComment(remark) || endsLine(rest)) return text.append(remark).append(rest);
    return text.append(before.substr(comma + 1)).append(withoutLeadingBlanks(rest));
}

std::string gapWithoutFirst(std::string_view before, std::string_view behind, bool last) {
    if (last) {
        const std::string_view kept = withoutTrailingBlanks(before);
        return std::string(endsInLineComment(kept) ? before : kept).append(withoutLeadingBlanks(behind));
    }
    const JsonSpans spans(behind);
    return std::string(before).append(withoutLeadingBlanks(behind.substr(spans.endOfRemarks(spans.skipBlanks(0) + 1))));
}

}  // namespace headroom::document
