// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_tree.hpp"

#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Node;

namespace {

Node read(const std::string& text) {
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

/// The text after it was changed to have the values of another.
std::string changed(const std::string& text, const std::string& to) {
    const auto result = document::changeText(text, read(text), read(to));
    INFO((result ? std::string() : result.error().what));
    REQUIRE(result);
    CHECK(read(*result).size() == read(to).size());
    return *result;
}

}  // namespace

TEST_CASE("only what is another is written anew", "[document]") {
    const std::string text = "{\n  // why\n  \"A\": { \"B\": 1, /* stays */ \"C\": [1,2] },\n  \"D\": \"x\"\n}\n";
    CHECK(changed(text, R"({ "A": { "B": 2, "C": [1, 2] }, "D": "x" })") ==
          "{\n  // why\n  \"A\": { \"B\": 2, /* stays */ \"C\": [1,2] },\n  \"D\": \"x\"\n}\n");
    CHECK(changed(text, R"({ "A": { "B": 1, "C": [1, 2] }, "D": "x" })") == text);
    const std::string more = changed(text, R"({ "A": { "B": 1, "C": [1, 2], "E": { "F": 3 } }, "D": "x" })");
    CHECK(more.find("// why") != std::string::npos);
    CHECK(more.find("/* stays */") != std::string::npos);
    CHECK(more.find("\"F\": 3") != std::string::npos);
    const std::string less = changed(text, R"({ "A": { "C": [2] } })");
    CHECK(less.find("\"D\"") == std::string::npos);
    CHECK(less.find("\"B\"") == std::string::npos);
    CHECK(less.find("// why") != std::string::npos);
}

TEST_CASE("many values at once are put where each by itself would be", "[document]") {
    std::string text = "{\n";
    for (int i = 0; i < 50; ++i) {
        const std::string n = std::to_string(i);
        text += "  \"R" + n + "\": { \"a\": " + n + ", // of " + n + "\n    \"b/c\": [\"\u00e4\", " + n + "] },\n";
    }
    text += "  \"Z\": 1\n}\n";
    std::vector<std::pair<std::string, Node>> values;
    std::string one = text;  // the oracle: one after the other
    for (int i = 49; i >= 0; i -= 3) {
        const std::string at = "/R" + std::to_string(i);
        values.emplace_back(at + "/a", Node::string("longer than it was, " + std::to_string(i)));
        if (i % 2 == 0) values.emplace_back(at + "/b~1c", read(R"({ "d": [1, 2, 3], "e": null })"));
    }
    values.emplace_back("/Z", Node::array());
    for (const auto& [pointer, value] : values) one = *document::setValue(one, pointer, value);
    const auto all = document::setValues(text, values);
    REQUIRE(all);
    CHECK(*all == one);
    CHECK(*document::setValues(text, {}) == text);
    CHECK_FALSE(document::setValues(text, {{"/R1/none", Node()}}));
    CHECK_FALSE(document::setValues(text, {{"/R1", Node()}, {"/R1/a", Node()}}));
}

TEST_CASE("a text of something else is not changed", "[document]") {
    CHECK_FALSE(document::changeText("{", read("{}"), read(R"({ "A": 1 })")));
    CHECK_FALSE(document::changeText(R"({ "Z": 5 })", read(R"({ "A": 1 })"), read(R"({ "A": 2 })")));
}
