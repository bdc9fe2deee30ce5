// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/write_json.hpp"

#include "tests/document/reading.hpp"

namespace headroom::document {

TEST_CASE("Texts are escaped; what is not UTF-8 becomes U+FFFD") {
    CHECK(quoteJson("a\"b\\c/\b\f\n\r\t") == R"("a\"b\\c/\b\f\n\r\t")");
    CHECK(quoteJson(std::string_view("\0\x1f\x7f", 3)) == R"("\u0000\u001f\u007f")");
    CHECK(quoteJson("é😀") == "\"é😀\"");
    CHECK(quoteJson("a\xff\xe2\x82") == "\"a\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("What fits stands on one line, the rest is indented by two") {
    CHECK(writeJson(clean(json("{\"a\":[1,2.50,{}],\"b\":{\"c\":null,\"d\":[]},\"e\":true}"))) ==
          "{ \"a\": [1, 2.50, {}], \"b\": { \"c\": null, \"d\": [] }, \"e\": true }\n");
    const std::string word(60, 'x');
    CHECK(writeJson(clean(json("{\"a\":[\"" + word + "\",\"" + word + "\"],\"b\":{\"c\":1}}"))) ==
          "{\n"
          "  \"a\": [\n"
          "    \"" +
              word +
              "\",\n"
              "    \"" +
              word +
              "\"\n"
              "  ],\n"
              "  \"b\": { \"c\": 1 }\n"
              "}\n");
    CHECK(writeJson(Node::string(std::string(200, 'y'))) == '"' + std::string(200, 'y') + "\"\n");
    CHECK(writeJson(Node()) == "null\n");
}

TEST_CASE("No line is wider than 110 columns unless one value is") {
    std::string text = "[";
    for (int i = 0; i < 300; ++i) text += std::to_string(i * i) + (i < 299 ? "," : "]");
    Node root = Node::object();
    for (int depth = 0; depth < 5; ++depth) root.set("k" + std::to_string(depth), clean(json(text)));
    const std::string written = writeJson(root);
    std::size_t start = 0;
    for (std::size_t end = written.find('\n'); end != std::string::npos; end = written.find('\n', start)) {
        CHECK(end - start <= 110);
        start = end + 1;
    }
    CHECK(clean(json(written)) == root);
}

TEST_CASE("Reading what was written gives the same tree") {
    for (const char* text : {"[]", "{}", "\"\\u0000\\ud83d\\ude00\"", "-0.10e-7", "9007199254740993",
                             R"({"a/~":{"":[[],[{}],[[1,[2,[3,[4]]]]]]},"b":"\\\"","c":[true,false,null]})"}) {
        const Node node = clean(json(text));
        CHECK(clean(json(writeJson(node))) == node);
        CHECK(writeJson(clean(json(writeJson(node)))) == writeJson(node));
    }
}

}  // namespace headroom::document
