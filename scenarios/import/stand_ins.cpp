// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/stand_ins.hpp"

#include <functional>

#include "scenarios/format/scenario.hpp"
#include "scenarios/import/quoted_texts.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/secret_text.hpp"

namespace headroom::importing {

namespace {

/// "2026-01-05T00:00:00Z", "2026-01-05".
bool isTime(const std::string& text) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        return text.size() >= from + count && text.find_first_not_of("0123456789", from) >= from + count;
    };
    const bool day = digits(0, 4) && digits(5, 2) && digits(8, 2) && text[4] == '-' && text[7] == '-';
    return day && text.find_first_not_of("0123456789-:.TZ+ ") == std::string::npos;
}

/// How JSONata writes numbers and times: "#,##0.00", "[Y0001]-[M01]".
bool isPicture(const std::string& text) {
    if (text.find_first_not_of("#0,.;%-") == std::string::npos) return true;
    for (std::size_t at = text.find('['); at != std::string::npos; at = text.find('[', at + 1)) {
        const bool part =
            at + 1 < text.size() && std::string_view("YMDdFHhPmsfZz").find(text[at + 1]) != std::string::npos;
        if (part && text.find(']', at) != std::string::npos) return true;
    }
    return false;
}

std::string replaced(std::string text, std::string_view words, std::string_view by) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + by.size()))
        text.replace(at, words.size(), by);
    return text;
}

std::string betweenAll(const std::string& text, std::string_view between,
                       const std::function<std::string(std::string)>& of) {
    std::string result;
    for (std::size_t from = 0;;) {
        const std::size_t end = text.find(between, from);
        result += of(text.substr(from, end == std::string::npos ? end : end - from));
        if (end == std::string::npos) return result;
        result += between;
        from = end + between.size();
    }
}

}  // namespace

bool isExpression(std::string_view key, const std::string& text) {
    return key.ends_with(".$") || text.starts_with("{%");
}

std::string StandIns::of(const std::string& text) {
    const bool name = text.starts_with('$') || text.starts_with("arn:") || text.find("://") != std::string::npos;
    if (text == format::kLatest) return text;  // behind a function
    const bool number = text.find_first_not_of("0123456789.") == std::string::npos;
    if (name || number || isPlain(text) || isTime(text)) return withoutSecrets(text);
    ++count_;
    const auto known = made_.find(text);
    return known != made_.end() ? known->second : made_.emplace(text, made(text)).first->second;
}

/// "xxxxxx", "xxxxx1", "xxxxx2" ... for texts of six characters.
std::string StandIns::made(const std::string& text) {
    std::string result = blank(text);
    for (int i = 1; !taken_.insert(result).second; ++i) {
        const std::string number = std::to_string(i);
        if (number.size() > text.size()) break;
        result = blank(text).replace(text.size() - number.size(), number.size(), number);
    }
    return result;
}

std::string StandIns::ofParts(const std::string& text) {
    std::string result;
    for (const Piece& piece : piecesOf(text))
        result += piece.reference ? "${" + piece.text + "}" : escaped(aroundNames(piece.text));
    return result;
}

/// What is put in when a machine is made ("${Stage}") stays.
std::string StandIns::aroundNames(const std::string& text) {
    std::string result;
    std::size_t done = 0;
    for (std::size_t begin = text.find("${"); begin != std::string::npos; begin = text.find("${", done)) {
        const std::size_t end = text.find('}', begin);
        if (end == std::string::npos) break;
        result += of(text.substr(done, begin - done)) + text.substr(begin, end + 1 - begin);
        done = end + 1;
    }
    return result + of(text.substr(done));
}

std::string StandIns::ofPattern(const std::string& text) {
    return betweenAll(text, "*", [&](const std::string& part) { return of(part); });
}

std::string StandIns::ofExpression(std::string_view key, const std::string& text) {
    const bool jsonata = !key.ends_with(".$");
    const auto change = [&](const std::string& constant) {
        if (jsonata) return isPicture(constant) ? constant : ofParts(constant);
        return betweenAll(constant, "{}", [&](const std::string& part) { return ofParts(part); });
    };
    return withoutSecrets(withQuoted(text, jsonata ? Quotes::Jsonata : Quotes::Intrinsic, change));
}

std::string StandIns::ofTemplate(const std::string& text) {
    if (text.find('"') == std::string::npos) return ofParts(text);
    return withoutSecrets(withQuoted(text, Quotes::Json, [&](const std::string& constant) {
        if (constant.find("\\\"") == std::string::npos) return ofParts(constant);
        return replaced(ofTemplate(replaced(constant, "\\\"", "\"")), "\"", "\\\"");  // JSON in a text of JSON
    }));
}

}  // namespace headroom::importing
