// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/document/write_json.hpp"
#include "tests/document/reading.hpp"

// Oracle: nlohmann::json, an independent reader. Both must take and refuse the same texts and mean the same by them.
namespace headroom::document {

namespace {

using Oracle = nlohmann::ordered_json;

/// Small numbers from a fixed sequence.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;  // Knuth's MMIX constants
        return static_cast<std::size_t>((state_ >> 33U) % limit);
    }
    template <std::size_t N>
    const char* of(const char* const (&choices)[N]) {
        return choices[below(N)];
    }

private:
    std::uint64_t state_;
};

std::string blank(Dice& dice) { return dice.of({"", "", "", " ", "\n", "\t", "\r\n", "/* c */", "// c\n"}); }

std::string text(Dice& dice) {
    std::string out = "\"";
    for (std::size_t i = dice.below(4); i > 0; --i)
        out += dice.of(
            {"a", "B", "é", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "\\u0000", " ", "'", "{"});
    return out + '"';
}

std::string document(Dice& dice, int depth) {
    const std::size_t kind = dice.below(depth > 4 ? 3 : 5);
    if (kind == 0) return dice.of({"true", "false", "null"});
    if (kind == 1)
        return dice.of({"0", "-0", "1", "-12", "3.25", "1e5", "1E-7", "2.5e+3", "18446744073709551615",
                        "9007199254740993", "0.1", "123456789.123456789", "1.7976931348623157e308", "5e-324"});
    if (kind == 2) return text(dice);
    std::string out = kind == 3 ? "[" : "{";
    const std::size_t count = dice.below(4);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out += ',';
        out += blank(dice);
        // The number keeps names apart: on repeated ones the two readers differ on purpose.
        if (kind == 4) out += "\"k" + std::to_string(i) + text(dice).substr(1) + blank(dice) + ":" + blank(dice);
        out += document(dice, depth + 1) + blank(dice);
    }
    return out + (kind == 3 ? ']' : '}');
}

bool same(const Node& node, const Oracle& oracle) {
    switch (node.kind()) {
        case Kind::Null:
            return oracle.is_null();
        case Kind::Bool:
            return oracle.is_boolean() && oracle.get<bool>() == node.asBool();
        case Kind::String:
            return oracle.is_string() && oracle.get<std::string>() == node.asString();
        case Kind::Number:
            return oracle.is_number() && oracle.get<double>() == node.asNumber();
        case Kind::Array: {
            if (!oracle.is_array() || oracle.size() != node.size()) return false;
            for (std::size_t i = 0; i < node.size(); ++i)
                if (!same(node.elements()[i], oracle[i])) return false;
            return true;
        }
        case Kind::Object: {
            if (!oracle.is_object() || oracle.size() != node.size()) return false;
            auto member = oracle.begin();
            for (const Member& ours : node.members()) {
                if (ours.key != member.key() || !same(ours.value, member.value())) return false;
                ++member;
            }
            return true;
        }
    }
    return false;
}

Oracle parsed(const std::string& source) { return Oracle::parse(source, nullptr, false, true); }

}  // namespace

TEST_CASE("Generated documents mean the same to nlohmann::json") {
    Dice dice(1);
    for (int i = 0; i < 3000; ++i) {
        const std::string source = blank(dice) + document(dice, 0) + blank(dice);
        INFO(source);
        const Oracle oracle = parsed(source);
        REQUIRE_FALSE(oracle.is_discarded());
        const Loaded loaded = json(source);
        REQUIRE(loaded.ok());
        REQUIRE(same(*loaded.root, oracle));
        REQUIRE(same(clean(json(writeJson(*loaded.root))), oracle));
    }
}

TEST_CASE("Damaged documents are refused exactly when nlohmann::json refuses them") {
    Dice dice(2);
    int refused = 0;
    for (int i = 0; i < 6000; ++i) {
        std::string source = document(dice, 0);
        const std::size_t place = dice.below(source.size());
        const char* junk =
            dice.of({",", ":", "\"", "'", "]", "}", "[", "{", "0", "-", ".", "e", "x", "\\", "/", "\n", "#"});
        if (dice.below(2) == 0)
            source.erase(place, 1);
        else
            source.insert(place, junk);
        INFO(source);
        bool accepted = true;
        try {
            accepted = !parsed(source).is_discarded();
        } catch (const Oracle::exception&) {
            accepted = false;  // a number out of range is thrown even so
        }
        refused += accepted ? 0 : 1;
        const Loaded loaded = json(source);
        // On purpose: a number too small for a double is refused, not taken for 0.
        if (toLines(loaded.problems).find("is beyond the range") != std::string::npos) continue;
        REQUIRE(loaded.ok() == accepted);
        REQUIRE(hasError(loaded.problems) == !accepted);
    }
    CHECK(refused > 1000);
    CHECK(refused < 6000);
}

TEST_CASE("YAML reads generated JSON like the JSON reader") {
    Dice dice(3);
    int compared = 0;
    for (int i = 0; i < 1000; ++i) {
        const Node node = clean(json(document(dice, 0)));
        const std::string written = writeJson(node);
        const Loaded loaded = yaml(written);
        INFO(written << toLines(loaded.problems));
        REQUIRE(loaded.ok());
        REQUIRE(*loaded.root == node);
        ++compared;
    }
    CHECK(compared == 1000);
}

}  // namespace headroom::document
