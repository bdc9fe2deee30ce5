// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/json_text.hpp"

#include <algorithm>
#include <memory>

namespace headroom::stepfunctions::data {

namespace {

/// Most brackets that are open at once; of a text that is no JSON any number.
int deepest(std::string_view text) {
    int depth = 0;
    int most = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') ++i;
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '[' || c == '{') most = std::max(most, ++depth);
        if (c == ']' || c == '}') --depth;
    }
    return most;
}

/// Where a text goes that is only counted.
class Counter final : public nlohmann::detail::output_adapter_protocol<char> {
public:
    void write_character(char) override { ++bytes_; }
    void write_characters(const char*, std::size_t length) override { bytes_ += length; }
    std::size_t bytes() const { return bytes_; }

private:
    std::size_t bytes_ = 0;
};

}  // namespace

// Depth is bounded by `levels`.
bool isTooDeep(const Json& value, int levels) {
    if (!value.is_structured()) return false;
    if (levels == 0) return true;
    return std::any_of(value.begin(), value.end(),
                       [levels](const Json& inner) { return isTooDeep(inner, levels - 1); });
}

std::optional<Json> parsedText(std::string_view text) {
    if (deepest(text) > kMaxNesting) return std::nullopt;
    Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_discarded()) return std::nullopt;
    return parsed;
}

std::string textOf(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string shownIn(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_structured()) return textOf(value);
    std::string parts;
    for (const auto& [key, part] : value.items())
        parts += (parts.empty() ? "" : ", ") + (value.is_object() ? key + "=" : "") + shownIn(part);
    return value.is_object() ? "{" + parts + "}" : "[" + parts + "]";
}

std::size_t bytesOf(const Json& value) {
    const auto counter = std::make_shared<Counter>();
    nlohmann::detail::serializer<Json>(counter, ' ', Json::error_handler_t::replace).dump(value, false, false, 0);
    return counter->bytes();
}

}  // namespace headroom::stepfunctions::data
