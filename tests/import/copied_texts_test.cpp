// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of a file that goes into a scenario passes one place, which lets no secret through.
#include "scenarios/import/quoted_texts.hpp"
#include "scenarios/import/secret_text.hpp"
#include "scenarios/import/stand_ins.hpp"
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;
using importing::Quotes;
using importing::StandIns;

TEST_CASE("wherever a secret stands in a template, it is not in the scenario", "[import]") {
    for (const char* name : {"secrets.yaml", "more_secrets.yaml"}) {
        INFO(name);
        const importing::Imported result = importing::importFiles({importFixture(name)}, {});
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        const std::string text = document::writeJson(*result.scenario);
        const std::size_t found = text.find("hunter2");
        INFO((found == std::string::npos ? std::string() : text.substr(found > 80 ? found - 80 : 0, 160)));
        CHECK(found == std::string::npos);
        CHECK(importing::toText(result.report).find("hunter2") == std::string::npos);
        CHECK(says(result.report, Fate::LeftOut, "M: 6 texts that may be secret"));
        loaded(*result.scenario);
    }
}

TEST_CASE("what machines compare is equal or not as it was in the file", "[import]") {
    const document::Node scenario = importedText(R"(Resources:
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: r
      Definition:
        StartAt: A
        States:
          A: { Type: Pass, Result: { tier: gold-2024, other: gold-2025, word: shipped }, Next: B }
          B: { Type: Choice, Default: C, Choices: [
               { Variable: $.tier, StringEquals: gold-2024, Next: C }, { Variable: $.tier, StringEquals: gold-2025, Next: C },
               { Variable: $.word, StringEquals: shipped, Next: C }, { Variable: $.at, TimestampLessThan: '2026-01-05T00:00:00Z', Next: C } ] }
          C: { Type: Succeed }
)");
    const std::string states = "/Resources/M/Properties/Definition/States/";
    const std::string tier = textAt(scenario, states + "A/Result/tier");
    const std::string other = textAt(scenario, states + "A/Result/other");
    CHECK(tier.find("gold") == std::string::npos);
    CHECK(tier.size() == std::string("\"gold-2024\"").size());
    CHECK(other != tier);
    CHECK(textAt(scenario, states + "B/Choices/0/StringEquals") == tier);
    CHECK(textAt(scenario, states + "B/Choices/1/StringEquals") == other);
    CHECK(textAt(scenario, states + "B/Choices/2/StringEquals") == "\"shipped\"");
    CHECK(textAt(scenario, states + "B/Choices/3/TimestampLessThan") == "\"2026-01-05T00:00:00Z\"");
}

TEST_CASE("what stands for data: the same for the same text, another for another", "[import]") {
    StandIns standIns;
    CHECK(standIns.of("pass1234") == "xxxxxxxx");
    CHECK(standIns.of("pass5678") == "xxxxxxx1");
    CHECK(standIns.of("pass1234") == "xxxxxxxx");
    CHECK(standIns.of("in progress") == "in progress");
    CHECK(standIns.of("v1.2") == "v1.2");
    CHECK(standIns.of("604800") == "604800");
    CHECK(standIns.of("aVeryLongWordOfLettersOnly") == std::string(26, 'x'));
    CHECK(standIns.of("$.orders2024.id") == "$.orders2024.id");
    CHECK(standIns.of("arn:aws:sns:us-east-1:123456789012:t") == "arn:aws:sns:us-east-1:123456789012:t");
    CHECK(standIns.ofParts("${Table}-pass1234-${!Name}") == "${Table}xxxxxxxxxx${!Name}");
    CHECK(standIns.ofPattern("pass1234*") == "xxxxxxxx*");
    CHECK(standIns.count() == 6);
}

TEST_CASE("constants of an expression are changed, names of fields are not", "[import]") {
    const auto marked = [](const std::string& text, Quotes quotes) {
        return withQuoted(text, quotes, [](const std::string&) { return std::string("#"); });
    };
    CHECK(marked("States.Format('a {}', $.b['c'])", Quotes::Intrinsic) == "States.Format('#', $.b['c'])");
    CHECK(marked(R"({% {'a': 'b', "c" : "d"}.'e' = $f ? 'g' : 'h' %})", Quotes::Jsonata) ==
          R"({% {'a': '#', "c" : "#"}.'e' = $f ? '#' : '#' %})");
    CHECK(marked("{% ['a', 'b\\'c'] /* don't */ %}", Quotes::Jsonata) == "{% ['#', '#'] /*       */ %}");
    CHECK(marked(R"({"a": ["b", {"c": 1}]})", Quotes::Json) == R"({"a": ["#", {"c": 1}]})");
    CHECK(marked("it's \"open", Quotes::Json) == "it's \"open");
    StandIns standIns;
    CHECK(standIns.ofExpression("a", "{% $fromMillis(0, '[Y0001]-[M01]-[D01]') & 'pass1234' %}") ==
          "{% $fromMillis(0, '[Y0001]-[M01]-[D01]') & 'xxxxxxxx' %}");
    CHECK(standIns.ofExpression("a.$", "States.Format('pass1234{}', $.b)") == "States.Format('xxxxxxxx{}', $.b)");
    CHECK(standIns.ofTemplate(R"~({"a":"{\"k\":\"pass1234\"}","b":"$input.path('$.c')"})~") ==
          R"~({"a":"{\"k\":\"xxxxxxxx\"}","b":"$input.path('$.c')"})~");
}

TEST_CASE("a route keeps its name, whatever words it has", "[import]") {
    const document::Node scenario = importedText(R"(Transform: AWS::Serverless-2016-10-31
Resources:
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a, CodeUri: s,
       Events: { A: { Type: HttpApi, Properties: { Path: '/status/{accessToken}', Method: get } } } } }
)");
    CHECK(textAt(scenario, "/Resources/ServerlessHttpApi/Routes/GET ~1status~1{accessToken}") == "\"F\"");
}
