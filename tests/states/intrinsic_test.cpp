// SPDX-License-Identifier: GPL-3.0-or-later
// The intrinsic functions, with the examples of the Step Functions Developer Guide where it has them.
#include "tests/states/executed.hpp"

using namespace headroom;
using test::Json;

namespace {

/// The value of one call on this input; a failure's error.
Json called(const std::string& call, const Json& input = Json::object()) {
    std::string escaped;
    for (const char c : call) escaped += c == '\\' || c == '"' ? std::string("\\") + c : std::string(1, c);
    const auto run = test::executed(test::passWith(R"("Parameters": { "v.$": ")" + escaped + R"(" })"), input);
    return run.status == test::Status::Succeeded ? run.output["v"] : Json(run.error);
}

}  // namespace

TEST_CASE("lists") {
    const Json nine = {{"a", {1, 2, 3, 4, 5, 6, 7, 8, 9}}};
    CHECK(called("States.Array($.a, 'x', null)", {{"a", 1}}) == Json({1, "x", nullptr}));
    CHECK(called("States.ArrayPartition($.a, 4)", nine) == Json({{1, 2, 3, 4}, {5, 6, 7, 8}, {9}}));
    CHECK(called("States.ArrayContains($.a, 5)", nine) == true);
    CHECK(called("States.ArrayRange(1, 9, 2)") == Json({1, 3, 5, 7, 9}));
    CHECK(called("States.ArrayRange(3, 1, -1)") == Json({3, 2, 1}));
    CHECK(called("States.ArrayRange(1, 2000, 1)") == "States.IntrinsicFailure");
    CHECK(called("States.ArrayRange(1, 9, 0)") == "States.IntrinsicFailure");
    CHECK(called("States.ArrayGetItem($.a, 5)", nine) == 6);
    CHECK(called("States.ArrayGetItem($.a, 9)", nine) == "States.IntrinsicFailure");
    CHECK(called("States.ArrayLength($.a)", nine) == 9);
    CHECK(called("States.ArrayUnique($.a)", {{"a", {1, 2, 3, 3, 3, 4}}}) == Json({1, 2, 3, 4}));
}

TEST_CASE("text and JSON") {
    CHECK(called("States.Format('Hello, my name is {}.', $.name)", {{"name", "Arnav"}}) == "Hello, my name is Arnav.");
    CHECK(called("States.Format('\\{ {} \\} it\\'s {}', 1, true)") == "{ 1 } it's true");
    // Recorded on AWS on 2023-11-26 (localstack, test_generic.snapshot.json): $$.StateMachine in a text is
    // {Id=arn:..., Name=...}.
    CHECK(called("States.Format('snd={}.', $)", {{"Id", "arn:a"}, {"Name", "n"}}) == "snd={Id=arn:a, Name=n}.");
    CHECK(called("States.Format('<{}>', $)", {{"Arg1", 1}, {"Arg2", Json::array()}}) == "<{Arg1=1, Arg2=[]}>");
    CHECK(called("States.Format('{} {}', $.l, $.n)", {{"l", {1, "a", nullptr, {{"b", true}}}}, {"n", nullptr}}) ==
          "[1, a, null, {b=true}] null");
    CHECK(called("States.Format('{} {}', 1)") == "States.IntrinsicFailure");
    CHECK(called("States.Format('{}', 1, 2)") == "States.IntrinsicFailure");
    CHECK(called("States.StringToJson($.s)", {{"s", "{\"foo\": \"bar\"}"}}) == Json({{"foo", "bar"}}));
    CHECK(called("States.StringToJson('{')") == "States.IntrinsicFailure");
    CHECK(called("States.JsonToString($)", {{"a", {1, "b"}}}) == R"({"a":[1,"b"]})");
    CHECK(called("States.StringSplit($.s, $.by)", {{"s", "This.is+a,test=string"}, {"by", ".+,="}}) ==
          Json({"This", "is", "a", "test", "string"}));
    CHECK(called("States.JsonMerge($.a, $.b, false)", {{"a", {{"x", 1}, {"y", 2}}}, {"b", {{"x", 3}}}}) ==
          Json({{"x", 3}, {"y", 2}}));
    CHECK(called("States.JsonMerge($.a, $.b, true)", {{"a", Json::object()}, {"b", Json::object()}}) ==
          "States.IntrinsicFailure");
}

TEST_CASE("escapes stand for one character, whatever the function") {
    CHECK(called("States.Array('\\{x\\}', '\\\\')") == Json({"{x}", "\\"}));
    CHECK(called("States.Format('{}', '\\{a\\}')") == "{a}");
    CHECK(called("States.Hash('\\{', 'MD5')") == "f95b70fdc3088560732a5ac135644506");  // md5sum of {
    CHECK(called("States.Base64Encode('\\{')") == "ew==");
    CHECK(called("States.ArrayContains(States.Array('{'), '\\{')") == true);
    CHECK(called("States.Format('C:\\\\{}', $.n)", {{"n", 5}}) == "C:\\5");
    CHECK(called("States.Format($.t, 5)", {{"t", "\\\\a{}\\{\\}"}}) == "\\\\a5{}");
}

TEST_CASE("JSON in a text may be as deep as a file, no deeper") {
    const auto nested = [](int levels) {
        const auto count = static_cast<std::size_t>(levels);
        return Json{{"s", std::string(count, '[') + std::string(count, ']')}};
    };
    CHECK(called("States.StringToJson($.s)", nested(200)).is_array());
    CHECK(called("States.StringToJson($.s)", nested(257)) == "States.IntrinsicFailure");
    CHECK(called("States.StringToJson($.s)", nested(100'000)) == "States.IntrinsicFailure");
    CHECK(called("States.StringToJson($.s)", {{"s", "\"" + std::string(1000, '[') + "\\\"\""}}).is_string());
}

TEST_CASE("characters, not bytes, separate and are counted") {
    CHECK(called("States.StringSplit($.s, 'é')", {{"s", "ça à b"}}) == Json({"ça à b"}));
    CHECK(called("States.StringSplit($.s, 'éà')", {{"s", "çaàbé,"}}) == Json({"ça", "b", ","}));
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += "é";
    CHECK(called("States.Base64Encode($.s)", {{"s", text}}).get<std::string>().starts_with("w6nDqcOp"));
    CHECK(called("States.Hash($.s, 'MD5')", {{"s", text}}).get<std::string>().size() == 32);
    CHECK(called("States.Base64Encode($.s)", {{"s", text + "a"}}) == "States.IntrinsicFailure");
}

TEST_CASE("digests and Base64, against published vectors") {
    CHECK(called("States.Hash('', 'MD5')") == "d41d8cd98f00b204e9800998ecf8427e");                      // RFC 1321
    CHECK(called("States.Hash('abc', 'MD5')") == "900150983cd24fb0d6963f7d28e17f72");                   // RFC 1321
    CHECK(called("States.Hash('abc', 'SHA-1')") == "a9993e364706816aba3e25717850c26c9cd0d89d");         // FIPS 180
    CHECK(called("States.Hash('input data', 'SHA-1')") == "aaff4a450a104cd177d28d18d74485e8cae074b7");  // Guide
    CHECK(called("States.Hash('abc', 'SHA-256')") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(called("States.Hash('abc', 'SHA-384')") ==
          "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    CHECK(called("States.Hash('abc', 'SHA-512')") ==
          "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643c"
          "e80e"
          "2a9ac94fa54ca49f");
    CHECK(called("States.Hash('abc', 'MD4')") == "States.IntrinsicFailure");
    CHECK(called("States.Base64Encode('Data to encode')") == "RGF0YSB0byBlbmNvZGU=");
    CHECK(called("States.Base64Decode('RGVjb2RlZCBkYXRh')") == "Decoded data");
    CHECK(called("States.Base64Decode('RGVj=b2R')") == "States.IntrinsicFailure");
    CHECK(called("States.Hash($.s, 'SHA-256')", {{"s", std::string(119, 'a')}}) ==
          "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb");
}

TEST_CASE("numbers") {
    CHECK(called("States.MathAdd(111, -1)") == 110);
    CHECK(called("States.MathAdd($.a, 1)", {{"a", 1.5}}) == 3);
    CHECK(called("States.MathAdd($.a, 1)", {{"a", "1"}}) == "States.IntrinsicFailure");
    const Json drawn = called("States.MathRandom(1, 3)");
    CHECK((drawn == 1 || drawn == 2));
    CHECK(called("States.MathRandom(3, 3)") == "States.IntrinsicFailure");
    const std::string twice = "States.Array(States.MathRandom(1, 999999, 42), States.MathRandom(1, 999999, 42))";
    const Json same = called(twice);
    CHECK(same[0] == same[1]);
    CHECK(called("States.MathRandom(1, 999999, 43)") != same[0]);
    CHECK(called("States.MathRandom(1, 9, $.seed)", {{"seed", "x"}}) == "States.IntrinsicFailure");
    CHECK(called("States.MathAdd(2147483647, -2147483648)") == -1);
    CHECK(called("States.MathAdd(3000000000, 1)") == "States.IntrinsicFailure");
    CHECK(called("States.MathAdd(1, -2147483649)") == "States.IntrinsicFailure");
}
