// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/key_file.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/workload_fields.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 5> kPopularities{"Uniform", "Zipf", "Hot", "Sequential", "File"};
constexpr std::array<std::string_view, 5> kModes{"2026", "standard", "legacy", "adaptive", "off"};
constexpr std::array kModeValues{client::RetryMode::V2026, client::RetryMode::Standard, client::RetryMode::Legacy,
                                 client::RetryMode::Adaptive, client::RetryMode::Off};

/// The numbers of one popularity; those that its form does not have are refused.
struct Numbers {
    std::optional<std::int64_t> keys;
    std::optional<std::int64_t> of;
    std::optional<double> exponent;
    std::optional<double> share;
};

constexpr std::array kNumberFields{
    Field<Numbers>{{.name = "Keys",
                    .label = "Keys",
                    .kind = FieldKind::Integer,
                    .place = FieldPlace::Here,
                    .low = 1,
                    .high = 1e12,
                    .doc = "Number of keys."},
                   &Numbers::keys},
    Field<Numbers>{{.name = "Of",
                    .label = "Of",
                    .kind = FieldKind::Integer,
                    .place = FieldPlace::Here,
                    .low = 1,
                    .high = 1e12,
                    .doc = "Of Hot: the number of all keys; without it, the ItemCount of the table."},
                   &Numbers::of},
    Field<Numbers>{{.name = "Exponent",
                    .label = "Exponent",
                    .kind = FieldKind::Number,
                    .place = FieldPlace::Here,
                    .low = 0,
                    .high = 20,
                    .defaultText = "0.99",
                    .doc = "Of Zipf: key k is asked for in proportion to 1 / k^Exponent."},
                   &Numbers::exponent},
    Field<Numbers>{{.name = "Share",
                    .label = "Share",
                    .kind = FieldKind::Probability,
                    .place = FieldPlace::Here,
                    .low = 0,
                    .high = 1,
                    .doc = "Of Hot: the share of requests that falls on the hot keys."},
                   &Numbers::share},
};

bool onlyHas(Reading& reading, const Place& place, std::string_view form,
             std::initializer_list<std::string_view> allowed, std::initializer_list<std::string_view> needed) {
    bool good = true;
    for (const document::Member& member : place.node.members()) {
        bool known = false;
        for (const std::string_view key : allowed) known = known || key == member.key;
        if (known) continue;
        reading.problems.error(member.keyPosition, document::child(place.pointer, member.key),
                               "does not belong to " + std::string(form));
        good = false;
    }
    for (const std::string_view key : needed) {
        if (place.node.find(key) != nullptr) continue;
        reading.error(place, "lacks \"" + std::string(key) + "\"");
        good = false;
    }
    return good;
}

std::uint64_t count(const std::optional<std::int64_t>& value) { return static_cast<std::uint64_t>(value.value_or(0)); }

}  // namespace

std::optional<base::KeyPopularity> readKeys(Reading& reading, const Place& place) {
    if (place.node.isObject() && place.node.find("File") != nullptr) return readKeyFile(reading, place);
    if (!place.node.isObject() || place.node.size() != 1) {
        reading.wrongKind(place,
                          "one of {\"Uniform\": {\"Keys\"}}, {\"Zipf\": {\"Keys\", \"Exponent\"}}, {\"Hot\": "
                          "{\"Keys\", \"Share\", \"Of\"}}, {\"Sequential\": {}}, {\"File\", \"Weight\"}");
        return std::nullopt;
    }
    const document::Member& member = place.node.members().front();
    const Place inner = place.at(member.key, member.value);
    if (!isObject(reading, inner, "an object of parameters")) return std::nullopt;
    const std::size_t before = reading.problems.list().size();
    const std::string_view form = member.key;
    bool good = false;
    if (form == "Uniform")
        good = onlyHas(reading, inner, form, {"Keys"}, {"Keys"});
    else if (form == "Zipf")
        good = onlyHas(reading, inner, form, {"Keys", "Exponent"}, {"Keys"});
    else if (form == "Hot")
        good = onlyHas(reading, inner, form, {"Keys", "Share", "Of"}, {"Keys", "Share"});
    else if (form == "Sequential")
        good = onlyHas(reading, inner, form, {"Keys"}, {});
    else
        reading.problems.error(member.keyPosition, inner.pointer,
                               "is not a key popularity" + document::didYouMean(form, kPopularities));
    if (!good) return std::nullopt;
    Numbers numbers;
    readFields<Numbers>(reading, inner, FieldPlace::Here, kNumberFields, {{}, {}, form}, numbers);
    if (errorsSince(reading, before)) return std::nullopt;
    base::KeyPopularity popularity;
    if (form == "Uniform") popularity = base::UniformKeys{count(numbers.keys)};
    if (form == "Zipf") popularity = base::ZipfKeys{count(numbers.keys), numbers.exponent.value_or(0.99)};
    if (form == "Hot") popularity = base::HotKeys{count(numbers.keys), numbers.share.value_or(1.0), count(numbers.of)};
    if (form == "Sequential") popularity = base::SequentialKeys{count(numbers.keys)};
    if (form == "Hot" && !numbers.of) return popularity;  // completeHotKeys() knows how many there are
    if (const auto checked = base::check(popularity); !checked) {
        reading.error(inner, checked.error().where + " " + checked.error().what);
        return std::nullopt;
    }
    return popularity;
}

std::optional<client::RetryMode> readRetry(Reading& reading, const Place& place) {
    const Node* mode = &place.node;
    Place at = place;
    if (place.node.isObject()) {
        mode = place.node.find("Mode");
        if (mode == nullptr || place.node.size() != 1) {
            reading.error(place, R"(must be {"Mode": "2026" | "standard" | "legacy" | "adaptive" | "off"})");
            return std::nullopt;
        }
        const base::FieldInfo info{.name = "Mode", .label = "Retry mode", .kind = FieldKind::Choice, .choices = kModes};
        const auto value = readFieldValue(reading, place.at("Mode", *mode), info);
        if (!value) return std::nullopt;
        return kModeValues[value->choice];
    }
    const base::FieldInfo info{.name = "Retry", .label = "Retry mode", .kind = FieldKind::Choice, .choices = kModes};
    const auto value = readFieldValue(reading, at, info);
    if (!value) return std::nullopt;
    return kModeValues[value->choice];
}

}  // namespace headroom::format
