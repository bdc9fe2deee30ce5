// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/read_document.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenarios/document/json_reader.hpp"
#include "scenarios/document/read_file.hpp"
#include "scenarios/document/text_check.hpp"
#include "scenarios/document/yaml_reader.hpp"

namespace headroom::document {

namespace {

Format formatFromContent(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool json =
        first != std::string_view::npos && std::string_view("{[/").find(text[first]) != std::string_view::npos;
    return json ? Format::Json : Format::Yaml;
}

std::optional<Node> readTree(const std::string& text, Problems& problems, Format format) {
    if (format == Format::Yaml) return readYaml(text, problems);
    return readJson(text, problems, format == Format::Json5 ? TrailingComma::Warning : TrailingComma::Error);
}

Loaded readBytes(std::string bytes, Problems problems, Format format) {
    if (bytes.empty()) problems.error(Position{}, "", "the file is empty");
    if (bytes.size() > kMaxDocumentBytes)
        problems.error(Position{}, "", "the text has more than " + std::to_string(kMaxDocumentBytes >> 20U) + " MB");
    Loaded loaded;
    if (problems.list().empty()) {
        if (const std::optional<std::string> text = checkText(std::move(bytes), problems))
            loaded.root = readTree(*text, problems, format);
    }
    loaded.problems = problems.take();
    return loaded;
}

}  // namespace

Format formatOf(const std::filesystem::path& path, std::string_view text) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (extension == ".json" || extension == ".jsonc") return Format::Json;
    if (extension == ".json5") return Format::Json5;
    if (extension == ".yaml" || extension == ".yml") return Format::Yaml;
    return formatFromContent(text);
}

Loaded readDocument(const std::filesystem::path& path) {
    Problems problems(path.string());
    base::Result<std::string> bytes = readFile(path, kMaxDocumentBytes);
    if (bytes) {
        const Format format = formatOf(path, *bytes);
        return readBytes(std::move(*bytes), std::move(problems), format);
    }
    problems.error(Position{}, "", bytes.error().what);
    return {std::nullopt, problems.take()};
}

Loaded readText(std::string_view text, std::string displayName, Format format) {
    return readBytes(std::string(text.substr(0, kMaxDocumentBytes + 1)), Problems(std::move(displayName)), format);
}

}  // namespace headroom::document
