// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::load;
using test::smallFile;

namespace {

std::string withParameter(const std::string& declaration, const std::string& memory = R"({ "Ref": "Memory" })") {
    return smallFile("\"Parameters\": { \"Memory\": " + declaration + " }", memory);
}

}  // namespace

TEST_CASE("a reference to nothing is named, with what may be meant, and nothing else is said of it", "[format]") {
    const std::string good = R"({ "Type": "Number", "Default": 512 })";
    const auto typo = load(withParameter(good, R"({ "Ref": "Memroy" })"));
    CHECK(errorsOf(typo) ==
          "s.json:5:120: /Resources/F/Properties/MemorySize: \"Memroy\" is neither a parameter nor a "
          "resource of this file; did you mean \"Memory\"?\n");
    const auto none = load(withParameter(good, R"({ "Ref": "Nope" })"));
    CHECK(holds(errorsOf(none), "\"Nope\" is neither a parameter nor a resource of this file\n"));
    CHECK_FALSE(holds(errorsOf(none), "is an object"));
    CHECK(load(withParameter(good)).scenario);
}

TEST_CASE("resources and pseudo parameters may be referred to", "[format]") {
    std::string text = smallFile();
    text.replace(text.find("\"Integration\": \"F\""), 18, R"("Integration": { "Ref": "F" })");
    text.replace(text.find("\"Timeout\": 3"), 12, R"("Timeout": 3, "Description": { "Ref": "AWS::Region" })");
    const auto loaded = load(text);
    INFO(errorsOf(loaded));
    CHECK(loaded.scenario);
}

TEST_CASE("a parameter that is wrong has one error, its uses have none", "[format]") {
    const auto loaded = load(withParameter(R"({ "Type": "Number", "Default": "512" })"));
    CHECK(errorsOf(loaded) == "s.json:9:58: /Parameters/Memory/Default: is text, but the parameter's Type is Number\n");
}

TEST_CASE("constraints of the wrong kind are errors", "[format]") {
    struct Case {
        const char* declaration;
        const char* says;
    };
    const std::vector<Case> cases{
        {R"({ "Type": "Number", "Default": 512, "AllowedValues": 7 })",
         "/AllowedValues: must be a list of values of the parameter's Type, Number"},
        {R"({ "Type": "Number", "Default": 512, "AllowedValues": ["512"] })", "/AllowedValues: must be a list"},
        {R"({ "Type": "Number", "Default": 512, "MinValue": "abc" })", "/MinValue: is text; must be a number"},
        {R"({ "Type": "Number", "Default": 512, "MaxValue": null })", "/MaxValue: is nothing (null); must be a number"},
        {R"({ "Type": "Number", "Default": 512, "Description": 9 })", "/Description: is a number; must be text"},
        {R"({ "Type": "String", "Default": "512", "MinValue": 1 })", "/MinValue: belongs to parameters of Type Number"},
        {R"({ "Type": "Number", "Default": 512, "MinValue": 1024 })", "/Memory: the value 512 is below MinValue 1024"}};
    for (const Case& one : cases) {
        const auto loaded = load(withParameter(one.declaration));
        INFO(one.declaration << "\n" << errorsOf(loaded));
        CHECK_FALSE(loaded.scenario);
        CHECK(holds(errorsOf(loaded), one.says));
        CHECK(std::count(loaded.problems.begin(), loaded.problems.end(), loaded.problems.front()) == 1);
    }
}

TEST_CASE("a bomb of references is refused before it takes memory", "[format]") {
    std::string list;
    for (int i = 0; i < 100'000; ++i) list += i == 0 ? R"({"Ref":"P"})" : R"(,{"Ref":"P"})";
    const auto loaded = load(smallFile("\"Parameters\": { \"P\": { \"Type\": \"String\", \"Default\": \"" +
                                       std::string(1 << 20, 'x') + "\" } }, \"Events\": [ " + list + " ]"));
    CHECK_FALSE(loaded.scenario);
    CHECK(holds(errorsOf(loaded), "add up to more than 16 MB"));
}
