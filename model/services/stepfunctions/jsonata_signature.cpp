// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/jsonata_signature.hpp"

namespace headroom::stepfunctions {

namespace {

constexpr std::string_view kTypes = "snbloafjx";

/// Where the bracket closes that opens there, else the text's end.
std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
    int depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == open) ++depth;
        if (text[at] == close && --depth == 0) break;
    }
    return at;
}

}  // namespace

std::optional<std::string> jsonataSignatureFault(std::string_view signature) {
    char type = '\0';  // of the parameter that was last
    for (std::size_t at = 0; at < signature.size() && signature[at] != ':'; ++at) {
        const char c = signature[at];
        if (kTypes.find(c) != std::string_view::npos) {
            type = c;
        } else if (c == '(') {
            const std::size_t end = closing(signature, at, '(', ')');
            const std::string choice(signature.substr(at + 1, end - at - 1));
            if (choice.find('<') != std::string::npos)
                return "a function's signature has the choice of types (" + choice +
                       "), in which no type can have one in angle brackets";
            type = c;
            at = end;
        } else if (c == '<') {
            if (type != 'a' && type != 'f')
                return "a function's signature has a type in angle brackets behind something that is neither an array "
                       "(a) nor a function (f)";
            at = closing(signature, at, '<', '>');
        }
    }
    return std::nullopt;
}

}  // namespace headroom::stepfunctions
