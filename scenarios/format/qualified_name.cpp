// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/qualified_name.hpp"

namespace headroom::format {

namespace {

constexpr std::string_view kStageVariable = "stageVariables.";
constexpr std::string_view kArn = ":function:";
constexpr std::string_view kPath = "functions/";

/// "${NAME.Arn}" at `at`: NAME, or nothing for one of AWS's own.
std::string namedAt(const std::string& text, std::size_t at) {
    const std::size_t end = text.find('}', at);
    if (end == std::string::npos) return {};
    std::string name = text.substr(at + 2, end - at - 2);
    if (name.starts_with('!')) name.erase(0, 1);  // Fn::Sub's way to write ${...} itself
    if (name.starts_with("AWS::")) return {};
    if (name.starts_with(kStageVariable)) return "${" + name + "}";
    return name.substr(0, name.find('.'));
}

}  // namespace

std::string firstNamed(const std::string& text, std::size_t from) {
    for (std::size_t at = text.find("${", from); at != std::string::npos; at = text.find("${", at + 2)) {
        if (std::string name = namedAt(text, at); !name.empty()) return name;
    }
    return {};
}

std::string withNames(const std::string& text) {
    std::string result;
    std::size_t at = 0;
    for (std::size_t open = text.find("${"); open != std::string::npos; open = text.find("${", at)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        const std::string name = namedAt(text, open);
        result += text.substr(at, open - at) + (name.empty() ? text.substr(open, close + 1 - open) : name);
        at = close + 1;
    }
    return result + text.substr(at);
}

bool holdsFunctionArn(std::string_view text) { return text.find(kArn) != std::string_view::npos; }

std::string qualifiedName(const std::string& text) {
    const std::string_view mark = holdsFunctionArn(text) ? kArn : kPath;
    const std::size_t found = text.find(mark);
    if (found == std::string::npos && text.starts_with("arn:")) return firstNamed(text);
    const std::string rest = withNames(found == std::string::npos ? text : text.substr(found + mark.size()));
    const std::string name = rest.substr(0, rest.find('/'));
    return name.find("${AWS::") == std::string::npos ? name : std::string();
}

}  // namespace headroom::format
