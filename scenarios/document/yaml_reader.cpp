// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/yaml_reader.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <array>
#include <exception>
#include <sstream>
#include <string_view>
#include <utility>

#include "scenarios/document/yaml_builder.hpp"

namespace headroom::document {

namespace {

// yaml-cpp says what is wrong; this says what would be right.
std::string explained(const std::string& message) {
    using std::string_view;
    const std::array<std::pair<string_view, string_view>, 8> advice{{
        {YAML::ErrorMsg::MAP_VALUE, "quote text that holds ': ', and begin no value with a second 'name:' on its line"},
        {YAML::ErrorMsg::END_OF_MAP,
         "indent with the same number of blanks as the line above, put ':' after each name"},
        {YAML::ErrorMsg::END_OF_MAP_FLOW, "close { with }"},
        {YAML::ErrorMsg::END_OF_SEQ, "begin every entry of the list with '- ' at the same indentation"},
        {YAML::ErrorMsg::END_OF_SEQ_FLOW, "close [ with ]"},
        {YAML::ErrorMsg::TAB_IN_INDENTATION, "YAML is indented with blanks, not with tabs"},
        {YAML::ErrorMsg::EOF_IN_SCALAR, "close the quotes"},
        {YAML::ErrorMsg::UNKNOWN_TOKEN, "quote text that begins with @, `, % or another sign of YAML"},
    }};
    std::string text = "YAML syntax: " + message;
    for (const auto& [known, right] : advice)
        if (message == known) text += "; " + std::string(right);
    return text;
}

/// The first tab that indents text in the lines up to `last`. yaml-cpp takes it for a blank, and stumbles further down.
std::optional<Position> tabInIndentation(const std::string& text, std::uint32_t last) {
    std::istringstream lines(text);
    std::string line;
    for (std::uint32_t number = 1; number <= last && std::getline(lines, line); ++number) {
        const std::size_t begins = line.find_first_not_of(" \t\r");
        const std::size_t tab = line.find('\t');
        if (begins == std::string::npos || line[begins] == '#' || tab == std::string::npos || tab > begins) continue;
        return Position{number, static_cast<std::uint32_t>(tab) + 1};
    }
    return std::nullopt;
}

void parse(const std::string& text, YamlBuilder& builder, Problems& problems) {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
        problems.error(Position{1, 1}, "", "there is nothing in this file but blanks and comments");
        throw YamlStop{};
    }
    parser.HandleNextDocument(builder);  // the builder refuses a second one
}

}  // namespace

std::optional<Node> readYaml(const std::string& text, Problems& problems) {
    YamlBuilder builder(text, problems);
    try {
        parse(text, builder, problems);
        return builder.take();
    } catch (const YamlStop&) {
    } catch (const YAML::Exception& fault) {
        const Position at = builder.at(fault.mark);
        const auto tab = tabInIndentation(text, at.line);
        problems.error(tab.value_or(at), "", explained(tab ? YAML::ErrorMsg::TAB_IN_INDENTATION : fault.msg));
    } catch (const std::exception& fault) {
        problems.error(Position{}, "", "the YAML reader gave up: " + std::string(fault.what()));
    }
    return std::nullopt;
}

}  // namespace headroom::document
