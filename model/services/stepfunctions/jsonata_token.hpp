// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/services/stepfunctions/text_cursor.hpp"

namespace headroom::stepfunctions {

struct JsonataToken {
    enum class Kind { End, Name, Variable, String, Number, Value, Operator, Regex };
    Kind kind = Kind::End;
    std::string_view text;  ///< without quotes; of a variable without its first $
    bool is(std::string_view symbol) const { return kind == Kind::Operator && text == symbol; }
};

/// Cuts a JSONata 2.0.6 expression into tokens.
class JsonataTokens {
public:
    explicit JsonataTokens(std::string_view text) : in_{text} {}

    /// The next token; `prefix` says that a value may begin here, so that `/` opens a regular expression. After a
    /// fault the token is End.
    JsonataToken next(bool prefix);
    const std::optional<std::string>& fault() const { return fault_; }
    std::string place() const { return in_.place(); }

private:
    JsonataToken fail(std::string what);
    bool skipComments();
    JsonataToken quoted(char quote);
    JsonataToken number();
    JsonataToken word();
    JsonataToken regex();

    TextCursor in_;
    std::optional<std::string> fault_;
};

}  // namespace headroom::stepfunctions
