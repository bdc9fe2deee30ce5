// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/noted_text.hpp"

#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::checking {

using document::Node;

namespace {

bool isYaml(const std::filesystem::path& file) { return file.extension() == ".yaml" || file.extension() == ".yml"; }

/// The section in one line, which is JSON and YAML alike.
std::string oneLine(const Node& section) {
    std::string line;
    for (const char c : document::writeJson(section)) {
        if (c != '\n') line += c;
        if (c == '\n' || (c == ' ' && line.size() > 1 && line[line.size() - 2] == ' ')) {
            while (!line.empty() && line.back() == ' ') line.pop_back();
            line += ' ';
        }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

std::string inserted(const std::string& text, bool yaml, const Node& section) {
    const std::string member = yaml ? "Imported: " : "\"Imported\": ";
    if (yaml) return text + (text.ends_with('\n') ? "" : "\n") + member + oneLine(section) + "\n";
    const std::size_t end = text.rfind('}');
    if (end == std::string::npos) return text;
    const std::size_t last = text.find_last_not_of(" \t\r\n", end == 0 ? 0 : end - 1);
    return text.substr(0, last + 1) + ",\n  " + member + oneLine(section) + "\n" + text.substr(end);
}

/// The text without the section that an earlier check put at its end; the text itself where there is none.
std::string withoutOwn(const std::string& text, bool yaml) {
    const std::size_t at = text.rfind(yaml ? "\nImported: " : ",\n  \"Imported\": ");
    if (at == std::string::npos) return text;
    if (yaml) return text.substr(0, at + 1);
    return text.substr(0, at) + "\n" + text.substr(text.rfind('}'));
}

}  // namespace

std::optional<std::string> notedText(const std::string& text, const std::filesystem::path& file, const Node& before,
                                     const Node& after) {
    const bool yaml = isYaml(file);
    const auto readsAs = [&](const std::string& noted) {
        const document::Loaded read =
            document::readText(noted, file.filename().string(), yaml ? document::Format::Yaml : document::Format::Json);
        return read.ok() && *read.root == after;
    };
    std::string noted = inserted(withoutOwn(text, yaml), yaml, *after.find("Imported"));
    if (readsAs(noted)) return noted;
    if (yaml || before.find("Imported") == nullptr) return std::nullopt;
    noted = document::writeJson(after);
    if (!readsAs(noted)) return std::nullopt;
    return noted;
}

}  // namespace headroom::checking
