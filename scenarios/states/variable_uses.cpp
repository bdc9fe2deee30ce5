// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/variable_uses.hpp"

#include "model/services/stepfunctions/intrinsic.hpp"
#include "model/services/stepfunctions/jsonata_token.hpp"
#include "model/services/stepfunctions/path.hpp"

namespace headroom::states {

namespace {

using Token = stepfunctions::JsonataToken;

/// The tokens of an expression, none of a text that is no expression.
std::vector<Token> tokensOf(std::string_view text) {
    std::vector<Token> tokens;
    if (text.size() < 4 || !text.starts_with("{%") || !text.ends_with("%}")) return tokens;
    stepfunctions::JsonataTokens reader(text.substr(2, text.size() - 4));
    for (bool prefix = true;;) {
        const Token token = reader.next(prefix);
        if (token.kind == Token::Kind::End) return tokens;
        prefix = token.kind == Token::Kind::Operator && !token.is(")") && !token.is("]") && !token.is("}");
        tokens.push_back(token);
    }
}

void addVariables(const stepfunctions::Path& path, Names& into) {
    if (path.root == stepfunctions::PathRoot::Variable) into.insert(path.variable);
}

/// Depth is bounded by stepfunctions::kMaxNestedCalls.
void addVariables(const stepfunctions::Call& call, Names& into) {
    for (const stepfunctions::CallArgument& argument : call.arguments) {
        if (const auto* path = std::get_if<stepfunctions::Path>(&argument)) addVariables(*path, into);
        if (const auto* nested = std::get_if<std::shared_ptr<const stepfunctions::Call>>(&argument))
            addVariables(**nested, into);
    }
}

}  // namespace

std::vector<std::string> statesFieldsIn(std::string_view text) {
    std::vector<std::string> fields;
    const std::vector<Token> tokens = tokensOf(text);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const bool states = tokens[i].kind == Token::Kind::Variable && tokens[i].text == "states";
        if (states && tokens[i + 1].is(".") && tokens[i + 2].kind == Token::Kind::Name)
            fields.emplace_back(tokens[i + 2].text);
    }
    return fields;
}

Names variablesIn(std::string_view text) {
    Names names;
    for (const Token& token : tokensOf(text)) {
        if (token.is(":=") || token.is("@") || token.is("#") || token.text == "function" || token.text == "λ")
            return {};
        if (token.kind == Token::Kind::Variable) names.emplace(token.text);
    }
    if (stepfunctions::looksLikeCall(text)) {
        if (const base::Result<stepfunctions::Call> call = stepfunctions::parseCall(text)) addVariables(*call, names);
    } else if (text.starts_with('$')) {
        if (const base::Result<stepfunctions::Path> path = stepfunctions::parsePath(text)) addVariables(*path, names);
    }
    return names;
}

}  // namespace headroom::states
