// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/node.hpp"

#include <cstdint>
#include <limits>

#include "scenarios/document/pointer.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

TEST_CASE("A node knows its kind, value and place") {
    CHECK(Node().isNull());
    CHECK_FALSE(Node().isReported());
    CHECK(Node::reported().isNull());
    CHECK(Node::reported().isReported());
    CHECK(Node::boolean(true).asBool());
    CHECK(Node::string("x", {3, 7}).asString() == "x");
    CHECK(Node::string("x", {3, 7}).position() == Position{3, 7});
    CHECK(Node::integer(-5).numberText() == "-5");
    CHECK(Node::array().isArray());
    CHECK(Node::object().isObject());
    CHECK_FALSE(Node::object().isScalar());
    CHECK(Node::number("1.50", 1.5).isScalar());
    CHECK_FALSE(Position{}.known());
}

TEST_CASE("Whole numbers are exact to the ends of int64 and nothing else is whole") {
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
    CHECK(Node::integer(kMost).asInteger() == kMost);
    CHECK(Node::integer(kLeast).asInteger() == kLeast);
    // 2^53 + 1 is the first integer a double cannot hold
    CHECK(clean(json("9007199254740993")).asInteger() == 9007199254740993);
    CHECK(clean(json("5.0")).asInteger() == 5);
    CHECK(clean(json("5e3")).asInteger() == 5000);
    CHECK(clean(json("-0")).asInteger() == 0);
    CHECK_FALSE(clean(json("5.5")).asInteger().has_value());
    CHECK_FALSE(clean(json("9223372036854775808")).asInteger().has_value());
    CHECK_FALSE(clean(json("1e300")).asInteger().has_value());
}

TEST_CASE("Members keep their order; set replaces in place or appends") {
    Node object = Node::object();
    object.set("b", Node::integer(1), {1, 2});
    object.set("a", Node::integer(2));
    object.set("b", Node::integer(3), {9, 9});
    REQUIRE(object.size() == 2);
    CHECK(object.members()[0].key == "b");
    CHECK(object.members()[0].value.asInteger() == 3);
    CHECK(object.members()[0].keyPosition == Position{9, 9});
    CHECK(object.find("a")->asInteger() == 2);
    CHECK(object.find("c") == nullptr);
    CHECK(Node::array().find("a") == nullptr);
    CHECK(Node::integer(1).findMember("a") == nullptr);
    object.find("a")->setPosition({4, 4});
    CHECK(object.find("a")->position() == Position{4, 4});
}

TEST_CASE("Equality looks at values and order, not at places") {
    CHECK(clean(json("[1, {\"a\": null}]")) == clean(json("\n\n[ 1,\n{ \"a\":null } ]")));
    CHECK_FALSE(clean(json("{\"a\":1,\"b\":2}")) == clean(json("{\"b\":2,\"a\":1}")));
    CHECK(clean(json("1.50")) == clean(json("1.5")));
    CHECK_FALSE(clean(json("9007199254740993")) == clean(json("9007199254740992")));
    CHECK_FALSE(clean(json("1")) == clean(json("\"1\"")));
    CHECK_FALSE(Node() == Node::reported());
    CHECK_FALSE(clean(json("[1]")) == clean(json("[1,1]")));
    CHECK_FALSE(clean(json("true")) == clean(json("false")));
}

TEST_CASE("A copy is its own") {
    Node first = clean(json("{\"a\": [1]}"));
    Node second = first;
    second.find("a")->append(Node::integer(2));
    CHECK(first.find("a")->size() == 1);
    CHECK(second.find("a")->size() == 2);
}

// The document and the pointers of RFC 6901 section 5.
TEST_CASE("JSON pointers find what RFC 6901 says") {
    const Node root = clean(json(R"({"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
                                     "k\"l": 6, " ": 7, "m~n": 8})"));
    CHECK(resolve(root, "") == &root);
    CHECK(resolve(root, "/foo")->size() == 2);
    CHECK(resolve(root, "/foo/0")->asString() == "bar");
    CHECK(resolve(root, "/")->asInteger() == 0);
    CHECK(resolve(root, "/a~1b")->asInteger() == 1);
    CHECK(resolve(root, "/c%d")->asInteger() == 2);
    CHECK(resolve(root, "/e^f")->asInteger() == 3);
    CHECK(resolve(root, "/g|h")->asInteger() == 4);
    CHECK(resolve(root, "/i\\j")->asInteger() == 5);
    CHECK(resolve(root, "/k\"l")->asInteger() == 6);
    CHECK(resolve(root, "/ ")->asInteger() == 7);
    CHECK(resolve(root, "/m~0n")->asInteger() == 8);
}

TEST_CASE("JSON pointers to nothing or malformed give nothing") {
    const Node root = clean(json(R"({"list": [1, 2], "~": 1})"));
    for (const char* pointer : {"list", "/list/2", "/list/-", "/list/01", "/list/+1", "/list/", "/list/1x", "/list/0/0",
                                "/nothing", "/~", "/~2", "/list/99999999999999999999999"})
        CHECK(resolve(root, pointer) == nullptr);
}

TEST_CASE("Pointers are built with RFC 6901's escapes") {
    CHECK(child("", "a") == "/a");
    CHECK(child("/Routes", "GET /x/~me") == "/Routes/GET ~1x~1~0me");
    CHECK(child("/Designs", std::size_t{12}) == "/Designs/12");
    std::string pointer = "/a";
    appendToken(pointer, "~1");
    CHECK(pointer == "/a/~01");
}

}  // namespace headroom::document
