// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/intrinsic.hpp"

#include <algorithm>
#include <charconv>

namespace headroom::stepfunctions {

namespace {

constexpr std::size_t kAnyNumber = 10'000;

/// In the order of Function.
constexpr std::array<FunctionRule, 18> kFunctions{{
    {"Format", 1, kAnyNumber, {Argument::Text, Argument::Any, Argument::Any}},
    {"StringToJson", 1, 1, {Argument::Text, Argument::Any, Argument::Any}},
    {"JsonToString", 1, 1, {Argument::NotWritten, Argument::Any, Argument::Any}},
    {"Array", 0, kAnyNumber, {Argument::Any, Argument::Any, Argument::Any}},
    {"ArrayPartition", 2, 2, {Argument::NotWritten, Argument::Number, Argument::Any}},
    {"ArrayContains", 2, 2, {Argument::NotWritten, Argument::Any, Argument::Any}},
    {"ArrayRange", 3, 3, {Argument::Number, Argument::Number, Argument::Number}},
    {"ArrayGetItem", 2, 2, {Argument::NotWritten, Argument::Number, Argument::Any}},
    {"ArrayLength", 1, 1, {Argument::NotWritten, Argument::Any, Argument::Any}},
    {"ArrayUnique", 1, 1, {Argument::NotWritten, Argument::Any, Argument::Any}},
    {"Base64Encode", 1, 1, {Argument::Text, Argument::Any, Argument::Any}},
    {"Base64Decode", 1, 1, {Argument::Text, Argument::Any, Argument::Any}},
    {"Hash", 2, 2, {Argument::Any, Argument::Text, Argument::Any}},
    {"JsonMerge", 3, 3, {Argument::NotWritten, Argument::NotWritten, Argument::Truth}},
    {"MathRandom", 2, 3, {Argument::Number, Argument::Number, Argument::Number}},
    {"MathAdd", 2, 2, {Argument::Number, Argument::Number, Argument::Number}},
    {"StringSplit", 2, 2, {Argument::Text, Argument::Text, Argument::Any}},
    {"UUID", 0, 0, {Argument::Any, Argument::Any, Argument::Any}},
}};

bool fits(const CallArgument& given, Argument wanted) {
    if (std::holds_alternative<Path>(given) || std::holds_alternative<std::shared_ptr<const Call>>(given)) return true;
    switch (wanted) {
        case Argument::Any:
            return true;
        case Argument::Text:
            return std::holds_alternative<std::string>(given);
        case Argument::Number:
            return std::holds_alternative<std::int64_t>(given) || std::holds_alternative<double>(given);
        case Argument::Truth:
            return std::holds_alternative<bool>(given);
        case Argument::NotWritten:
            return false;
    }
    return false;
}

std::string wantedText(Argument wanted) {
    switch (wanted) {
        case Argument::Text:
            return "text in single quotes or a path";
        case Argument::Number:
            return "a number or a path";
        case Argument::Truth:
            return "true, false or a path";
        case Argument::Any:
        case Argument::NotWritten:
            break;
    }
    return "a path or a nested function";
}

class CallReader {
public:
    explicit CallReader(TextCursor& in) : in_(in) {}

    base::Result<Call> read(int depth) {
        if (depth > kMaxNestedCalls) return expressionFault("more than 10 functions inside each other");
        Call call;
        const base::Result<const FunctionRule*> rule = readName(call);
        if (!rule) return rule.error();
        if (!in_.take("(")) return expressionFault("a ( is missing " + in_.place());
        in_.skipBlanks();
        if (!in_.take(")")) {
            if (const base::Result<void> arguments = readArguments(call, depth); !arguments) return arguments.error();
        }
        if (const base::Result<void> checked = check(call, **rule); !checked) return checked.error();
        return call;
    }

private:
    base::Result<const FunctionRule*> readName(Call& call) {
        if (!in_.take("States.")) return expressionFault("an intrinsic function starts with States. " + in_.place());
        const std::size_t begin = in_.at;
        while (isLetter(in_.peek()) || isDigit(in_.peek())) ++in_.at;
        const std::string_view name = in_.text.substr(begin, in_.at - begin);
        const auto* found = std::ranges::find(kFunctions, name, &FunctionRule::name);
        if (found == kFunctions.end())
            return expressionFault("there is no intrinsic function States." + std::string(name.substr(0, 40)));
        call.function = static_cast<Function>(found - kFunctions.begin());
        in_.skipBlanks();
        return found;
    }

    base::Result<void> readArguments(Call& call, int depth) {
        do {
            in_.skipBlanks();
            CallArgument argument;
            if (const base::Result<void> read = readArgument(call, argument, depth); !read) return read;
            call.arguments.push_back(std::move(argument));
            in_.skipBlanks();
        } while (in_.take(","));
        if (!in_.take(")")) return expressionFault("a , or ) is missing " + in_.place());
        return {};
    }

    base::Result<void> readArgument(const Call& call, CallArgument& argument, int depth) {
        if (in_.peek() == '$') {
            base::Result<Path> path = parsePath(in_);
            if (!path) return path.error();
            argument = std::move(*path);
            return {};
        }
        if (in_.peek() == '\'') return readText(argument, call.function == Function::Format && call.arguments.empty());
        if (in_.startsWith("States.")) {
            base::Result<Call> nested = read(depth + 1);
            if (!nested) return nested.error();
            argument = std::make_shared<const Call>(std::move(*nested));
            return {};
        }
        return readWord(argument);
    }

    /// Of a template of Format what is escaped stays so, but for quotes: it has placeholders to tell from.
    base::Result<void> readText(CallArgument& argument, bool isTemplate) {
        std::string value;
        for (++in_.at; in_.peek() != '\''; ++in_.at) {
            if (in_.atEnd()) return expressionFault("a text is not closed by a single quote");
            if (in_.peek() == '\\') {
                const char escaped = in_.peek(1);
                if (escaped != '\'' && escaped != '\\' && escaped != '{' && escaped != '}')
                    return expressionFault("only \\' \\\\ \\{ and \\} may be escaped, not what stands " + in_.place());
                if (isTemplate && escaped != '\'') value += '\\';
                ++in_.at;
            }
            value += in_.peek();
        }
        ++in_.at;
        argument = std::move(value);
        return {};
    }

    base::Result<void> readWord(CallArgument& argument) {
        const std::size_t begin = in_.at;
        while (!in_.atEnd() && std::string_view(",() \t\r\n").find(in_.peek()) == std::string_view::npos) ++in_.at;
        const std::string_view word = in_.text.substr(begin, in_.at - begin);
        const char* end = word.data() + word.size();
        std::int64_t whole = 0;
        double number = 0.0;
        if (word == "null") {
            argument = std::monostate{};
        } else if (word == "true" || word == "false") {
            argument = word == "true";
        } else if (const auto [stop, fault] = std::from_chars(word.data(), end, whole);
                   fault == std::errc{} && stop == end) {
            argument = whole;
        } else if (const auto [last, wrong] = std::from_chars(word.data(), end, number);
                   wrong == std::errc{} && last == end) {
            argument = number;
        } else {
            return expressionFault("an argument is a path, a number, text in single quotes or a function, not \"" +
                                   std::string(word.substr(0, 40)) + "\"");
        }
        return {};
    }

    static base::Result<void> check(const Call& call, const FunctionRule& rule) {
        const std::size_t given = call.arguments.size();
        const std::string name = "States." + std::string(rule.name);
        if (given < rule.least || given > rule.most)
            return expressionFault(name + " takes " + std::to_string(rule.least) +
                                   (rule.most == rule.least   ? ""
                                    : rule.most == kAnyNumber ? " or more"
                                                              : " to " + std::to_string(rule.most)) +
                                   " arguments, not " + std::to_string(given));
        for (std::size_t i = 0; i < given; ++i) {
            const Argument wanted = rule.arguments[std::min<std::size_t>(i, rule.arguments.size() - 1)];
            if (!fits(call.arguments[i], wanted))
                return expressionFault("argument " + std::to_string(i + 1) + " of " + name + " must be " +
                                       wantedText(wanted));
        }
        return {};
    }

    TextCursor& in_;
};

}  // namespace

const FunctionRule& ruleOf(Function function) { return kFunctions[static_cast<std::size_t>(function)]; }

base::Result<Call> parseCall(std::string_view text) {
    TextCursor in{text};
    base::Result<Call> call = CallReader(in).read(1);
    if (!call) return call;
    in.skipBlanks();
    if (!in.atEnd()) return expressionFault("the function ends before the text does, " + in.place());
    return call;
}

}  // namespace headroom::stepfunctions
