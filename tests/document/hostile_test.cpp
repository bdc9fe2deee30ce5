// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/alias_budget.hpp"
#include "scenarios/document/write_json.hpp"
#include "tests/document/reading.hpp"

// Input made to crash or exhaust a reader. The stack these run on is the ordinary one of 8 MB.
namespace headroom::document {

namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

constexpr std::size_t kManyLevels = 100'000;

bool refusesDepth(const Loaded& loaded) {
    CHECK_FALSE(loaded.root.has_value());
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].position.known());
    return loaded.problems[0].text == "nested deeper than 256 levels";
}

}  // namespace

TEST_CASE("A hundred thousand levels of JSON are refused at the 257th") {
    CHECK(refusesDepth(json(repeated("[", kManyLevels))));
    CHECK(refusesDepth(json(repeated("[", kManyLevels) + repeated("]", kManyLevels))));
    CHECK(refusesDepth(json(repeated("{\"a\":", kManyLevels))));
    CHECK(refusesDepth(json(repeated("{\"a\":[", kManyLevels))));
    CHECK(placesOf(json(repeated("[", kManyLevels))) == "1:257");
    CHECK(placesOf(json(repeated("[\n", kManyLevels))) == "257:1");
}

TEST_CASE("A hundred thousand levels of YAML are refused") {
    for (const char* level : {"[", "{a: ", "- ", "? ", "[\n", "!Ref [", "- - ", "[{a: ", "&a [", "!!seq ["})
        CHECK(refusesDepth(yaml(repeated(level, kManyLevels))));
    CHECK(refusesDepth(yaml("a: " + repeated("[", kManyLevels) + repeated("]", kManyLevels))));
    CHECK(placesOf(yaml(repeated("[\n", 300) + repeated("]", 300))) == "257:1");
    std::string steps;
    for (std::size_t i = 0; i < 2000; ++i) steps += std::string(i, ' ') + "a:\n";
    CHECK(placesOf(yaml(steps)) == "257:257");
}

TEST_CASE("Exactly 256 levels are read, copied, compared and written") {
    const std::string text = repeated("[", kMaxDepth) + repeated("]", kMaxDepth);
    const Node fromJson = clean(json(text));
    CHECK(fromJson == clean(yaml(text)));
    CHECK(extentOf(fromJson).height == kMaxDepth);
    CHECK(clean(json(writeJson(fromJson))) == fromJson);
    CHECK(refusesDepth(json("[" + text + "]")));
    CHECK(refusesDepth(yaml("[" + text + "]")));
}

TEST_CASE("Tags and aliases cannot go deeper than 256 either") {
    const std::string open = repeated("[", 200);
    const std::string close = repeated("]", 200);
    CHECK(refusesDepth(yaml("a: &a " + open + close + "\nb: &b " + open + "*a" + close + "\n")));
    CHECK(refusesDepth(yaml(repeated("- ", kMaxDepth) + "!Ref x\n")));
    CHECK(refusesDepth(yaml(repeated("- ", kMaxDepth - 1) + "!GetAtt x.y\n")));
    CHECK(yaml(repeated("- ", kMaxDepth - 2) + "!GetAtt x.y\n").ok());
}

// Nine levels of ten references each: 10^9 values if unfolded.
TEST_CASE("An alias bomb is refused before it unfolds") {
    std::string bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
    for (char c = 'b'; c <= 'i'; ++c) {
        const std::string alias = std::string("*") + static_cast<char>(c - 1);
        bomb += std::string(1, c) + ": &" + c + " [" + repeated(alias + ", ", 9) + alias + "]\n";
    }
    const Loaded loaded = yaml(bomb);
    CHECK_FALSE(loaded.root.has_value());
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].text.find("an alias bomb") != std::string::npos);
    CHECK(loaded.problems[0].position.line <= 6);
}

TEST_CASE("Aliases of long texts and nested anchors count too") {
    const Loaded bytes = yaml("a: &a '" + std::string(1 << 20, 'x') + "'\nb: [" + repeated("*a, ", 30) + "]\n");
    REQUIRE(bytes.problems.size() == 1);
    CHECK(bytes.problems[0].text.find("an alias bomb") != std::string::npos);
    std::string anchors;
    for (int i = 0; i < 200; ++i) anchors += "&a" + std::to_string(i) + " [";
    const Loaded nested = yaml("x: " + anchors + repeated("1, ", 2000) + repeated("]", 200));
    REQUIRE(nested.problems.size() == 1);
    CHECK(nested.problems[0].text.find("an alias bomb") != std::string::npos);
    CHECK(yaml("a: &a [1, 2]\nb: [" + repeated("*a, ", 10000) + "]\n").ok());
}

TEST_CASE("More values than any scenario has are refused") {
    const Loaded asJson = json("[" + repeated("1,", kMaxValues) + "1]");
    CHECK_FALSE(asJson.root.has_value());
    REQUIRE(asJson.problems.size() == 1);
    CHECK(asJson.problems[0].text.starts_with("more than 2000000 values"));
}

TEST_CASE("A file of nothing but mistakes is given up, with a bounded list") {
    for (const char* mistake : {",", "x ", ":", "\"\\q\",", "'", "{\"a\":1,\"a\":2},", "\xef\xbc\x8c"}) {
        const Loaded loaded = json("[" + repeated(mistake, 300'000));
        CHECK(hasError(loaded.problems));
        CHECK(loaded.problems.size() <= 1001);
    }
    CHECK(yaml(repeated("- .inf\n", 5000)).problems.size() == 1001);
}

TEST_CASE("Objects of very many equal or different names stay quick") {
    std::string different = "{";
    std::string equal = "{";
    for (int i = 0; i < 50'000; ++i) {
        different += "\"" + std::to_string(i) + "\":0,";
        equal += "\"a\":0,";
    }
    CHECK(clean(json(different + "\"x\":0}")).size() == 50'001);
    const Loaded loaded = json(equal + "\"a\":0}");
    CHECK_FALSE(loaded.root.has_value());
    CHECK(loaded.problems.size() == 1001);
}

// yaml-cpp places the missing value of `? x` before its name: every entry asks for a place further back.
TEST_CASE("Names without values in one long line of YAML stay quick and keep their places") {
    std::string text = "{";
    for (int i = 0; i < 20'000; ++i) text += "? k" + std::to_string(i) + ", ";
    const Node root = clean(yaml(text + "z: 1}"));
    CHECK(root.size() == 20'001);
    CHECK(root.members()[1].keyPosition == Position{1, 10});
    CHECK(root.members()[20'000].keyPosition.column == text.size() + 1);
}

TEST_CASE("Long names, texts and words are shortened in messages") {
    const std::string name(100'000, 'n');
    const Loaded loaded = json("{\"" + name + "\": " + name + ", '" + name + "': 1}");
    CHECK(toLines(loaded.problems).size() < 20'000);
    CHECK(loaded.root->members()[0].key.size() == kMaxKeyBytes);
    CHECK(linesOf(yaml("a: !" + name + " x"))[0].size() < 2000);
    CHECK(linesOf(yaml(name + ": 1"))[0].size() < 2000);
    const std::string wide = repeated("\u20ac", 1000);  // 1000 bytes end inside a character of three
    CHECK(json("{\"" + wide + "\": 1}").root->members()[0].key.size() == 999);
}

TEST_CASE("Half a document at every byte neither crashes nor passes") {
    const std::string text =
        "// c\n{\"a\": [1.5e3, \"\\ud83d\\ude00\\n\", {\"b\": null}], /* x */ \"\u00e9\": {\"c\": [true]}}";
    for (std::size_t length = 1; length < text.size(); ++length) {
        INFO(text.substr(0, length));
        CHECK_FALSE(json(text.substr(0, length)).ok());
        // Cut YAML may be whole YAML; here it need only come back.
        const Loaded cut = yaml(text.substr(5, length));
        CHECK((cut.root.has_value() || hasError(cut.problems)));
    }
    CHECK(json(text).ok());
}

}  // namespace headroom::document
