// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/merge_patch.hpp"

#include <string>

#include "scenarios/document/pointer.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

namespace {

struct Example {
    const char* target;
    const char* patch;
    const char* result;
};

// RFC 7396 appendix A, all fifteen.
constexpr Example kAppendixA[] = {
    {R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
    {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
    {R"({"a":"b"})", R"({"a":null})", R"({})"},
    {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
    {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
    {R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
    {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
    {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
    {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
    {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
    {R"({"a":"foo"})", R"(null)", R"(null)"},
    {R"({"a":"foo"})", R"("bar")", R"("bar")"},
    {R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})"},
    {R"([1,2])", R"({"a":"b","c":null})", R"({"a":"b"})"},
    {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"},
};

}  // namespace

TEST_CASE("Merge patch gives the results of RFC 7396 appendix A") {
    for (const Example& example : kAppendixA) {
        INFO(example.target << " + " << example.patch);
        CHECK(mergePatch(clean(json(example.target)), clean(json(example.patch))) == clean(json(example.result)));
    }
}

// RFC 7396 section 3's worked example: order kept, new members last.
TEST_CASE("Merge patch keeps the order of named steps") {
    const Node target = clean(json(R"({"title": "Goodbye!", "author": {"givenName": "John", "familyName": "Doe"},
                                       "tags": ["example", "sample"], "content": "This will be unchanged"})"));
    const Node patch = clean(json(R"({"title": "Hello!", "phoneNumber": "+01-123-456-7890",
                                      "author": {"familyName": null}, "tags": ["example"]})"));
    CHECK(mergePatch(target, patch) ==
          clean(json(R"({"title": "Hello!", "author": {"givenName": "John"}, "tags": ["example"],
                         "content": "This will be unchanged", "phoneNumber": "+01-123-456-7890"})")));
    CHECK(mergePatch(clean(json(R"({"z":1,"y":2,"x":3})")), clean(json(R"({"b":1,"y":9,"a":2,"z":null})"))) ==
          clean(json(R"({"y":9,"x":3,"b":1,"a":2})")));
}

TEST_CASE("Patched values point into the patch, the rest into the target") {
    const Loaded whole = json(
        "{\n"
        "  \"base\": {\n"
        "    \"keep\": 1,\n"
        "    \"change\": 2,\n"
        "    \"inner\": { \"x\": 3 },\n"
        "    \"becomes\": 4 },\n"
        "  \"patch\": {\n"
        "    \"change\": 5,\n"
        "    \"inner\": { \"y\": [6] },\n"
        "    \"becomes\": { \"z\": 7 },\n"
        "    \"new\": 8 } }");
    const Node root = clean(whole);
    const Node merged = mergePatch(*root.find("base"), *root.find("patch"));
    const auto line = [&](std::string_view pointer) { return resolve(merged, pointer)->position().line; };
    const auto keyLine = [&](std::string_view key) { return merged.findMember(key)->keyPosition.line; };
    CHECK(merged.position().line == 2);
    CHECK(line("/keep") == 3);
    CHECK(line("/change") == 8);
    CHECK(keyLine("change") == 8);
    CHECK(line("/inner") == 5);
    CHECK(keyLine("inner") == 5);
    CHECK(line("/inner/x") == 5);
    CHECK(line("/inner/y/0") == 9);
    CHECK(line("/becomes") == 10);
    CHECK(keyLine("becomes") == 10);
    CHECK(line("/becomes/z") == 10);
    CHECK(line("/new") == 11);
    CHECK(keyLine("new") == 11);
    CHECK(merged.find("change")->position() == Position{8, 15});
}

TEST_CASE("A value that could not be read does not remove its target") {
    const Loaded patch = json(R"({"a": NaN})");
    const Node merged = mergePatch(clean(json(R"({"a": 1})")), *patch.root);
    REQUIRE(merged.size() == 1);
    CHECK(merged.find("a")->isReported());
}

TEST_CASE("A patch of many names is merged in one pass") {
    Node target = Node::object();
    Node patch = Node::object();
    Node expected = Node::object();
    for (int i = 0; i < 50000; ++i) {
        const std::string key = std::to_string(i);
        target.members().push_back({key, {}, Node::integer(i)});
        patch.members().push_back({key, {}, i % 2 == 0 ? Node() : Node::integer(-i)});
        if (i % 2 != 0) expected.members().push_back({key, {}, Node::integer(-i)});
    }
    CHECK(mergePatch(target, patch) == expected);
}

}  // namespace headroom::document
