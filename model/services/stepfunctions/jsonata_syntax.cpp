// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/jsonata_syntax.hpp"

#include "model/services/stepfunctions/jsonata_operators.hpp"
#include "model/services/stepfunctions/jsonata_signature.hpp"
#include "model/services/stepfunctions/jsonata_token.hpp"

namespace headroom::stepfunctions {

namespace {

using Kind = JsonataToken::Kind;
using Form = JsonataForm;

/// Reads an expression by operator precedence, keeping nothing but the first fault.
class JsonataReader {
public:
    explicit JsonataReader(std::string_view text) : tokens_(text) {}

    std::optional<std::string> read() {
        advance(true);
        if (token_.kind == Kind::End && !tokens_.fault()) return "there is no expression";
        expression(0);
        if (tokens_.fault()) return tokens_.fault();
        if (!fault_ && token_.kind != Kind::End) fail("does not continue so");
        return fault_;
    }

private:
    void advance(bool prefix) { token_ = tokens_.next(prefix); }

    void fail(const std::string& what) {
        if (fault_) return;
        const std::string found = token_.kind == Kind::End ? "the end" : "\"" + std::string(token_.text) + "\"";
        fault_ = found + " " + what;
    }
    bool stopped() const { return fault_.has_value() || tokens_.fault().has_value(); }

    /// Consumes the symbol; what follows may begin a value if `prefix`.
    bool expect(std::string_view symbol, bool prefix) {
        if (!token_.is(symbol)) {
            fail("stands where \"" + std::string(symbol) + "\" is expected");
            return false;
        }
        advance(prefix);
        return true;
    }

    Form expression(int power) {
        if (++depth_ > kMaxExpressionDepth) fail("is nested too deeply");
        if (stopped()) return Form::Other;
        Form left = prefix();
        JsonataAncestors ancestors(left);
        while (!stopped() && power < bindingPower(token_)) {
            const bool step = token_.is(".");
            left = infix(left);
            if (step && !ancestors.step(left) && inside_ == 0 && !fault_) fault_ = "a \"%\" has no parent there";
        }
        --depth_;
        return left;
    }

    /// An expression that has a context of its own: `$` and field names mean something there.
    Form inner(int power) {
        ++inside_;
        const Form form = expression(power);
        --inside_;
        return form;
    }

    Form prefix() {
        const JsonataToken token = token_;
        switch (token.kind) {
            case Kind::String:
            case Kind::Regex:
                advance(false);
                return Form::Other;
            case Kind::Number:
            case Kind::Value:
                advance(false);
                return Form::Literal;
            case Kind::Variable:
                return variable(token);
            case Kind::Name:
                return name(token);
            case Kind::End:
                fail("comes where a value is expected");
                return Form::Other;
            case Kind::Operator:
                break;
        }
        return prefixOperator(token.text);
    }

    Form variable(const JsonataToken& token) {
        if (token.text == "$" || (inside_ == 0 && token.text.empty()))
            fail("stands for an implicit input, which Step Functions does not have: use $states.input");
        if (token.text == "eval") fail("is not available in Step Functions; use $parse");
        advance(false);
        return Form::Variable;
    }

    Form name(const JsonataToken& token) {
        advance(false);
        const bool function = (token.text == "function" || token.text == "\u03BB") && token_.is("(");
        if (function) return Form::FunctionName;
        if (inside_ == 0) {
            token_ = token;
            fail("is a field name at the top level, where there is no implicit input: use $states.input." +
                 std::string(token.text));
        }
        return Form::Name;
    }

    /// JSONata reads no regular expression right behind one of these.
    Form prefixOperator(std::string_view symbol) {
        if (symbol == "-") {
            advance(false);
            return expression(70) == Form::Literal ? Form::Literal : Form::Other;
        }
        if (symbol == "(") return block();
        if (symbol == "[") return list();
        if (symbol == "{") return object();
        if (symbol == "|") return transform();
        const bool wildcard = symbol == "*" || symbol == "**";
        if (symbol == "%") {
            if (inside_ == 0) fail("has no parent at the top level");
            advance(false);
            return Form::Parent;
        }
        const bool word = symbol == "and" || symbol == "or" || symbol == "in";  // names where a value is expected
        if (!wildcard && !word) fail("stands where a value is expected");
        advance(false);
        return Form::Name;
    }

    Form block() {
        advance(false);
        while (!stopped() && !token_.is(")")) {
            expression(0);
            if (!token_.is(";")) break;
            advance(true);
        }
        expect(")", false);
        return Form::Other;
    }

    /// Whether a comma follows, and so another of the same.
    bool another() {
        if (!token_.is(",")) return false;
        advance(true);
        return true;
    }

    Form list() {
        advance(false);
        for (bool more = !token_.is("]"); more && !stopped(); more = another()) {
            expression(0);
            if (!token_.is("..")) continue;
            advance(true);
            expression(0);
        }
        expect("]", false);
        return Form::Other;
    }

    Form object() {
        advance(true);
        for (bool more = !token_.is("}"); more && !stopped(); more = another()) {
            expression(0);
            if (!expect(":", true)) break;
            expression(0);
        }
        expect("}", false);
        return Form::Other;
    }

    Form transform() {
        advance(false);
        inner(0);
        expect("|", true);
        inner(0);
        if (another()) inner(0);
        expect("|", false);
        return Form::Other;
    }

    Form infix(Form left) {
        const std::string_view symbol = token_.text;
        const int power = bindingPower(token_);
        if (symbol == "(") return call(left);
        if (symbol == "[") return predicate();
        if (symbol == "{") {
            ++inside_;
            object();
            --inside_;
            return Form::Other;
        }
        if (symbol == "?") return condition();
        if (symbol == "^") return orderBy();
        if (symbol == "@" || symbol == "#") return binding();
        if (symbol == ":=" && left != Form::Variable) fail("assigns to something that is no variable");
        if (symbol == "." && left == Form::Literal)
            fail("follows a number or a value, which cannot be a step of a path");
        advance(true);
        if (symbol == ":=") return expression(9), Form::Other;
        if (symbol != ".") return expression(power), Form::Other;
        if (token_.kind == Kind::Number || token_.kind == Kind::Value) fail("cannot be a step of a path");
        return inner(power);
    }

    Form call(Form left) {
        advance(true);
        for (bool more = !token_.is(")"); more && !stopped(); more = another()) {
            if (token_.is("?")) {
                advance(false);  // partial application
            } else if (left == Form::FunctionName && token_.kind != Kind::Variable) {
                fail("cannot be the name of a parameter, which starts with $");
            } else if (left != Form::FunctionName) {
                expression(0);
            } else if (inner(0) != Form::Variable) {
                fail("comes behind the name of a parameter");
            }
        }
        expect(")", false);
        if (left == Form::FunctionName) functionBody();
        return Form::Other;
    }

    void functionBody() {
        if (token_.is("<")) signature();
        if (!expect("{", true)) return;
        inner(0);
        expect("}", false);
    }

    /// Of a function, <a-b?:c>, which ends before its body.
    void signature() {
        std::string text;
        for (int open = 1;;) {
            advance(false);
            if (token_.kind == Kind::End || token_.is("{")) break;
            open += token_.is("<") ? 1 : token_.is(">") ? -1 : 0;
            if (open == 0) break;
            text += token_.text;
        }
        if (stopped() || !expect(">", false) || fault_) return;
        fault_ = jsonataSignatureFault(text);
    }

    Form predicate() {
        advance(true);
        if (!token_.is("]")) inner(0);
        expect("]", false);
        return Form::Other;
    }

    Form condition() {
        advance(true);
        expression(0);
        if (token_.is(":")) {
            advance(true);
            expression(0);
        }
        return Form::Other;
    }

    Form orderBy() {
        advance(false);
        if (!expect("(", true)) return Form::Other;
        for (;;) {
            if (token_.is("<") || token_.is(">")) advance(true);
            inner(0);
            if (stopped() || !token_.is(",")) break;
            advance(true);
        }
        expect(")", false);
        return Form::Other;
    }

    Form binding() {
        advance(true);
        if (token_.kind != Kind::Variable) fail("stands where a variable to bind is expected");
        advance(false);
        return Form::Other;
    }

    JsonataTokens tokens_;
    JsonataToken token_;
    std::optional<std::string> fault_;
    int depth_ = 0;
    int inside_ = 0;
};

}  // namespace

std::optional<std::string> jsonataFault(std::string_view expression) { return JsonataReader(expression).read(); }

}  // namespace headroom::stepfunctions
