// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/load_definition.hpp"

#include "scenarios/states/check_definition.hpp"
#include "scenarios/states/machine_builder.hpp"

namespace headroom::states {

namespace {

std::string substituted(const std::string& text, const Substitutions& values) {
    std::string result;
    std::size_t at = 0;
    for (std::size_t open = text.find("${"); open != std::string::npos; open = text.find("${", open + 2)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        const auto value = values.find(std::string_view(text).substr(open + 2, close - open - 2));
        if (value == values.end()) continue;
        result += text.substr(at, open - at) + value->second;
        at = close + 1;
    }
    return result + text.substr(at);
}

/// Depth is bounded by document::kMaxDepth.
void substitute(document::Node& node, const Substitutions& values) {
    if (node.isString() && node.asString().find("${") != std::string::npos)
        node = document::Node::string(substituted(node.asString(), values), node.position());
    if (node.isArray())
        for (document::Node& element : node.elements()) substitute(element, values);
    if (!node.isObject()) return;
    for (document::Member& member : node.members()) {
        member.key = substituted(member.key, values);
        substitute(member.value, values);
    }
}

LoadedDefinition check(document::Loaded loaded, const std::string& file, const LoadOptions& options,
                       std::size_t bytes) {
    Findings findings(file);
    for (document::Problem& problem : loaded.problems) {
        const bool comma = problem.severity == document::Severity::Warning;
        findings.add({comma ? Rule::TrailingComma : Rule::Syntax, std::move(problem)});
    }
    if (loaded.root) {
        if (!options.substitutions.empty()) substitute(*loaded.root, options.substitutions);
        if (bytes > kMaxDefinitionBytes)
            findings.error(Rule::TooLarge, {*loaded.root, ""},
                           "the definition has " + std::to_string(bytes) + " bytes; AWS takes 1 MB");
        checkDefinition(*loaded.root, options.type, findings);
    }
    LoadedDefinition result;
    if (loaded.root && !findings.hasError()) {
        result.machine = buildMachine(*loaded.root, bytes);
        result.tree = std::move(loaded.root);
    }
    result.findings = findings.take();
    return result;
}

}  // namespace

LoadedDefinition loadDefinition(const std::filesystem::path& path, const LoadOptions& options) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(path, error);
    return check(readDefinitionFile(path, options.substitutions), path.string(), options,
                 error ? 0 : static_cast<std::size_t>(bytes));
}

LoadedDefinition loadDefinitionTree(document::Node tree, const std::string& file, std::size_t bytes,
                                    const LoadOptions& options) {
    return check({std::move(tree), {}}, file, options, bytes);
}

LoadedDefinition loadDefinitionText(std::string_view text, std::string displayName, document::Format format,
                                    const LoadOptions& options) {
    const std::string file = displayName;
    const std::string whole = withBareValues(text, format, options.substitutions);
    return check(document::readText(whole, std::move(displayName), format), file, options, text.size());
}

}  // namespace headroom::states
