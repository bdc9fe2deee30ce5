// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_tree.hpp"

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

TEST_CASE("a text of something else is not changed", "[document]") {
    CHECK_FALSE(document::changeText("{", read("{}"), read(R"({ "A": 1 })")));
    CHECK_FALSE(document::changeText(R"({ "Z": 5 })", read(R"({ "A": 1 })"), read(R"({ "A": 2 })")));
}
