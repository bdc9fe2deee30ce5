// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/document/reading.hpp"

namespace headroom::document {

TEST_CASE("Bytes that are not UTF-8 are reported one by one and the rest is read on") {
    const Loaded loaded = json("{\"a\": \"caf\xe9\",\n \"\xc3\xa9\": \"\x80\xe2\x82\", \"b\": NaN}");
    CHECK(placesOf(loaded) == "1:11 2:8 2:9 2:10 2:19");
    CHECK(loaded.problems[0].text == "byte 0xE9 is not UTF-8; save the file in the encoding UTF-8");
    REQUIRE(loaded.root.has_value());
    CHECK(loaded.root->find("a")->asString() == "caf\uFFFD");
    CHECK(loaded.root->find("é")->asString() == "\uFFFD\uFFFD\uFFFD");
    CHECK_FALSE(loaded.ok());
    CHECK(onlyProblem(yaml("a: 1\nb: \xff\n"), "2:4", "0xFF is not UTF-8"));
    CHECK(onlyProblem(json("// \xff\n{}"), "1:4", "not UTF-8"));
}

TEST_CASE("Overlong forms and surrogates are not UTF-8") {
    CHECK(placesOf(json("[\"\xc0\xaf\"]")) == "1:3 1:4");
    CHECK(placesOf(json("[\"\xed\xa0\x80\"]")) == "1:3 1:4 1:5");
    CHECK(placesOf(json("[\"\xf4\x90\x80\x80\"]")) == "1:3 1:4 1:5 1:6");
}

TEST_CASE("Control characters are reported in both formats") {
    CHECK(onlyProblem(json(std::string("[\"a\0b\"]", 7)), "1:4", "control character 0x00"));
    CHECK(onlyProblem(json("[\"a\x1f\"]"), "1:4", "control character 0x1F"));
    // yaml-cpp takes 0x04 for the end of the file: the second line would be lost without a word.
    const Loaded loaded = yaml(
        "a: 1\n\x04"
        "b: 2\n");
    CHECK(onlyProblem(loaded, "2:1", "control character 0x04"));
    CHECK(loaded.root->size() == 2);
}

TEST_CASE("A file that is no text is refused as a whole") {
    CHECK(onlyProblem(json(std::string(1000, '\0')), "1:1", "is this a text file?"));
    CHECK(onlyProblem(yaml("a: 1\n" + std::string(21, '\xff')), "2:1", "is this a text file?"));
    CHECK(yaml("a: '" + std::string(20, '\xff') + "'").problems.size() == 20);
    const std::string utf16("\xFF\xFE{\0}\0", 6);
    CHECK(onlyProblem(json(utf16), "1:1", "UTF-16; save it as UTF-8"));
    CHECK(onlyProblem(json("PAR1\x15\x04"), "1:1", "the file is Parquet, which is not read: save it as CSV"));
    CHECK(onlyProblem(yaml("PK\x03\x04\x14"), "1:1", "the file is a zip archive: unpack it"));
    CHECK(onlyProblem(json("\x1f\x8b\x08"), "1:1", "the file is packed by gzip: unpack it first"));
    CHECK(onlyProblem(yaml("\xFE\xFF"), "1:1", "UTF-16"));
    CHECK(onlyProblem(json("\xEF\xBB\xBF"), "1:1", "nothing in this file"));
}

}  // namespace headroom::document
