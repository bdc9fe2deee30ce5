// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "model/base/random.hpp"
#include "model/services/stepfunctions/data/digest.hpp"
#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/error_names.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// Guide, intrinsic-functions: 1,000 elements of a range, 10,000 characters of what is encoded or hashed.
constexpr std::int64_t kMaxRange = 1000;
constexpr std::size_t kMaxEncoded = 10'000;

using Values = std::vector<Json>;

base::Error wrong(Function function, const std::string& what) {
    return failure(error::kIntrinsicFailure, "States." + std::string(ruleOf(function).name) + ": " + what);
}

/// Whole numbers; decimals are rounded, as the Guide says of MathAdd and MathRandom.
std::optional<std::int64_t> wholeOf(const Json& value) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (!value.is_number()) return std::nullopt;
    const double rounded = std::floor(value.get<double>() + 0.5);
    if (!(std::abs(rounded) < 9e18)) return std::nullopt;
    return static_cast<std::int64_t>(rounded);
}

bool isInt(std::int64_t number) { return number >= INT32_MIN && number <= INT32_MAX; }

/// The characters of a text in UTF-8.
std::vector<std::string_view> charactersOf(std::string_view text) {
    std::vector<std::string_view> characters;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        characters.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return characters;
}

bool isTooLong(std::string_view text) { return charactersOf(text).size() > kMaxEncoded; }

const std::string* stringOf(const Json& value) {
    return value.is_string() ? &value.get_ref<const std::string&>() : nullptr;
}

class Evaluation {
public:
    Evaluation(const Call& call, const Sources& sources) : call_(call), sources_(sources) {}

    Evaluated run() {
        for (const CallArgument& argument : call_.arguments) {
            Evaluated value = valueOf(argument);
            if (!value) return value;
            values_.push_back(std::move(*value));
        }
        return byFunction();
    }

private:
    Evaluated valueOf(const CallArgument& argument) {
        if (const auto* path = std::get_if<Path>(&argument)) {
            if (std::optional<Json> found = find(*path, sources_)) return std::move(*found);
            return failure(error::kRuntime,
                           notFound(*path, "States." + std::string(ruleOf(call_.function).name), sources_.input));
        }
        if (const auto* nested = std::get_if<std::shared_ptr<const Call>>(&argument))
            return evaluate(**nested, sources_);
        if (const auto* truth = std::get_if<bool>(&argument)) return Json(*truth);
        if (const auto* whole = std::get_if<std::int64_t>(&argument)) return Json(*whole);
        if (const auto* number = std::get_if<double>(&argument)) return Json(*number);
        if (const auto* text = std::get_if<std::string>(&argument)) return Json(*text);
        return Json(nullptr);
    }

    base::Error wrong(const std::string& what) const { return data::wrong(call_.function, what); }

    Evaluated byFunction() {
        switch (call_.function) {
            case Function::Format:
                return format();
            case Function::StringToJson:
                return stringToJson();
            case Function::JsonToString:
                return Json(textOf(values_[0]));
            case Function::Array:
                return Json(values_);
            case Function::ArrayPartition:
                return partition();
            case Function::ArrayContains:
                if (!values_[0].is_array()) return wrong("the first argument is no list");
                return Json(std::ranges::find(values_[0], values_[1]) != values_[0].end());
            case Function::ArrayRange:
                return range();
            case Function::ArrayGetItem:
                return item();
            case Function::ArrayLength:
                if (!values_[0].is_array()) return wrong("the argument is no list");
                return Json(static_cast<std::int64_t>(values_[0].size()));
            case Function::ArrayUnique:
                return unique();
            case Function::Base64Encode:
            case Function::Base64Decode:
                return encoded();
            case Function::Hash:
                return hash();
            case Function::JsonMerge:
                return merge();
            case Function::MathRandom:
                return random();
            case Function::MathAdd:
                return add();
            case Function::StringSplit:
                return split();
            case Function::Uuid:
                return uuid();
        }
        return Json(nullptr);
    }

    Evaluated format() {
        const std::string* pattern = stringOf(values_[0]);
        if (pattern == nullptr) return wrong("the template is no text");
        const bool written = std::holds_alternative<std::string>(call_.arguments[0]);
        std::string text;
        std::size_t next = 1;
        for (std::size_t i = 0; i < pattern->size(); ++i) {
            const char c = (*pattern)[i];
            const char follows = i + 1 < pattern->size() ? (*pattern)[i + 1] : '\0';
            // A template from data has a backslash for itself.
            if (c == '\\' && (follows == '{' || follows == '}' || (written && follows == '\\'))) {
                text += follows;
                ++i;
            } else if (c == '{' && follows == '}') {
                if (next >= values_.size()) return wrong("there are more {} than values");
                text += shownIn(values_[next++]);
                ++i;
            } else {
                text += c;
            }
        }
        if (next != values_.size()) return wrong("there are more values than {}");
        return Json(text);
    }

    Evaluated stringToJson() {
        const std::string* text = stringOf(values_[0]);
        if (text == nullptr) return wrong("the argument is no text");
        std::optional<Json> parsed = parsedText(*text);
        if (!parsed) return wrong("the text is not JSON, or nested too deeply");
        return std::move(*parsed);
    }

    Evaluated partition() {
        const std::optional<std::int64_t> size = wholeOf(values_[1]);
        if (!values_[0].is_array() || !size || *size <= 0) return wrong("a list and a size above 0 are needed");
        Json chunks = Json::array();
        for (std::size_t i = 0; i < values_[0].size(); ++i) {
            if (i % static_cast<std::size_t>(*size) == 0) chunks.push_back(Json::array());
            chunks.back().push_back(values_[0][i]);
        }
        return chunks;
    }

    Evaluated range() {
        const auto first = wholeOf(values_[0]);
        const auto last = wholeOf(values_[1]);
        const auto step = wholeOf(values_[2]);
        if (!first || !last || !step || *step == 0) return wrong("three numbers are needed, the last not 0");
        Json list = Json::array();
        for (std::int64_t at = *first; *step > 0 ? at <= *last : at >= *last;) {
            if (static_cast<std::int64_t>(list.size()) == kMaxRange) return wrong("more than 1000 elements");
            list.push_back(at);
            if (__builtin_add_overflow(at, *step, &at)) break;
        }
        return list;
    }

    Evaluated item() {
        const auto index = wholeOf(values_[1]);
        const bool inside =
            values_[0].is_array() && index && *index >= 0 && static_cast<std::size_t>(*index) < values_[0].size();
        if (!inside) return wrong("the list has no such element");
        return values_[0][static_cast<std::size_t>(*index)];
    }

    Evaluated unique() {
        if (!values_[0].is_array()) return wrong("the argument is no list");
        Json list = Json::array();
        for (const Json& element : values_[0])
            if (std::ranges::find(list, element) == list.end()) list.push_back(element);
        return list;
    }

    Evaluated encoded() {
        const std::string* text = stringOf(values_[0]);
        if (text == nullptr || isTooLong(*text)) return wrong("text of at most 10,000 characters is needed");
        if (call_.function == Function::Base64Encode) return Json(base64(*text));
        const std::optional<std::string> decoded = fromBase64(*text);
        if (!decoded) return wrong("the text is not Base64");
        return Json(*decoded);
    }

    Evaluated hash() {
        const std::string* algorithm = stringOf(values_[1]);
        const std::string bytes = values_[0].is_string() ? values_[0].get<std::string>() : textOf(values_[0]);
        if (algorithm == nullptr || isTooLong(bytes)) return wrong("at most 10,000 characters are hashed");
        const std::optional<std::string> found = digest(bytes, *algorithm);
        if (!found) return wrong("the algorithm is MD5, SHA-1, SHA-256, SHA-384 or SHA-512");
        return Json(*found);
    }

    Evaluated merge() {
        if (!values_[0].is_object() || !values_[1].is_object()) return wrong("two objects are needed");
        if (values_[2] != false) return wrong("Step Functions merges shallowly only: the third argument is false");
        Json merged = values_[0];
        for (const auto& [key, value] : values_[1].items()) merged[key] = value;
        return merged;
    }

    // The same seed gives the same number, though not AWS's.
    Evaluated random() {
        const auto first = wholeOf(values_[0]);
        const auto last = wholeOf(values_[1]);
        if (!first || !last || *first >= *last) return wrong("the first number must be below the second");
        const auto seed = values_.size() > 2 ? wholeOf(values_[2]) : std::optional<std::int64_t>(0);
        if (!seed) return wrong("the seed must be a number");
        const std::uint64_t width = static_cast<std::uint64_t>(*last) - static_cast<std::uint64_t>(*first);
        const std::uint64_t bits =
            values_.size() > 2 ? base::Stream(static_cast<std::uint64_t>(*seed)).next() : sources_.context.random();
        return Json(static_cast<std::int64_t>(static_cast<std::uint64_t>(*first) + bits % width));
    }

    Evaluated add() {
        const auto first = wholeOf(values_[0]);
        const auto second = wholeOf(values_[1]);
        if (!first || !second || !isInt(*first) || !isInt(*second)) return wrong("two numbers of 32 bits are needed");
        return Json(*first + *second);
    }

    // Each character of the second text separates; nothing comes of two in a row.
    Evaluated split() {
        const std::string* text = stringOf(values_[0]);
        const std::string* separators = stringOf(values_[1]);
        if (text == nullptr || separators == nullptr) return wrong("two texts are needed");
        const std::vector<std::string_view> delimiters = charactersOf(*separators);
        Json parts = Json::array();
        std::string part;
        for (const std::string_view character : charactersOf(*text)) {
            if (std::ranges::find(delimiters, character) == delimiters.end()) {
                part += character;
            } else if (!part.empty()) {
                parts.push_back(std::exchange(part, {}));
            }
        }
        if (!part.empty()) parts.push_back(part);
        return parts;
    }

    // Version 4, variant 1 (RFC 9562), from the execution's own stream.
    Evaluated uuid() {
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string text;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < 32; ++i) {
            if (i % 16 == 0) bits = sources_.context.random();
            std::uint64_t digit = bits >> (4 * (i % 16)) & 15U;
            if (i == 12) digit = 4;
            if (i == 16) digit = 8 + digit % 4;
            if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
            text += kDigits[digit];
        }
        return Json(text);
    }

    const Call& call_;
    const Sources& sources_;
    Values values_;
};

}  // namespace

Evaluated evaluate(const Call& call, const Sources& sources) { return Evaluation(call, sources).run(); }

}  // namespace headroom::stepfunctions::data
