// SPDX-License-Identifier: GPL-3.0-or-later
// The small languages inside Amazon States Language: paths, intrinsic functions, JSONata, resources, timestamps.
#include <string>

#include "model/services/stepfunctions/intrinsic.hpp"
#include "model/services/stepfunctions/jsonata_syntax.hpp"
#include "model/services/stepfunctions/path.hpp"
#include "model/services/stepfunctions/resource.hpp"
#include "model/services/stepfunctions/timestamp.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::stepfunctions;

TEST_CASE("paths that are paths") {
    for (const char* text : {"$",
                             "$$",
                             "$.a",
                             "$.a.b",
                             "$.detail-type",
                             "$.a[0]",
                             "$.a[-1]",
                             "$['a']['b.c']",
                             "$[\"a\"]",
                             "$.a['b','c']",
                             "$..a",
                             "$.*",
                             "$[*].a",
                             "$.a[1:3]",
                             "$.a[:2]",
                             "$.a[-2:]",
                             "$.a[0,2]",
                             "$.a.[0]",
                             "$.[0]",
                             "$$.Task.Token",
                             "$$.Map.Item.Value",
                             "$order",
                             "$order.id",
                             "$.a[?(@.b == 1)]",
                             "$[?(@.c==es)].d",
                             "$.a[?(@.b > 1 && (@.c == 'x' || !@.d))]",
                             "$[(@.length-1)].bar",
                             "$.a.length()",
                             "$.\xC3\xA9t\xC3\xA9"})
        CHECK(parsePath(text).has_value());
}

TEST_CASE("texts that are no paths") {
    for (const char* text : {"", "a", "a.b", "$.", "$.a.", "$a b", "$.a[", "$.a[]", "$.a[x]", "$['a]", "$.a[1:2",
                             "$.a[?(@.b ==)]", "$.a[?(@.b]", "$.a b", "@.a", "States.Array(1)", "$.a[?@.b]"})
        CHECK_FALSE(parsePath(text).has_value());
    CHECK_FALSE(parsePath("$.a[?(" + std::string(5000, '(') + ")]").has_value());
    CHECK_FALSE(parsePath("$.a[?(" + std::string(5000, '!') + ")]").has_value());
}

TEST_CASE("a reference path names one node") {
    for (const char* text : {"$", "$.a", "$.a[0].b", "$['a']", "$$.a", "$v.a"}) CHECK(parsePath(text)->isReference());
    for (const char* text : {"$..a", "$.*", "$[*]", "$.a[1:2]", "$.a[0,1]", "$.a['b','c']", "$.a[?(@.b)]"})
        CHECK_FALSE(parsePath(text)->isReference());
    CHECK(parsePath("$order.id")->variable == "order");
    CHECK(parsePath("$order.id")->root == PathRoot::Variable);
}

// Language, "Reference Paths": its examples of acceptable ones, and the operators that none has.
TEST_CASE("names of paths: escapes, and what only a reference path may not have") {
    for (const char* text :
         {R"($.store.book)", R"($.store\.book)", R"($.\stor\e.boo\k)", R"($.foo.\.bar)",
          R"($.foo\@bar.baz\[\[.\?pretty)", "$.&\u0416\u4e2d.\U00010346", "$.ledgers.branch[0].pending.count",
          "$.ledgers[0][22][315].foo", "$['store'][0]['book']"}) {
        CAPTURE(text);
        REQUIRE(parsePath(text));
        CHECK(parsePath(text)->isReference());
    }
    CHECK(parsePath(R"($.store\.book)")->steps.front().names.front() == "store.book");
    CHECK(parsePath(R"($.foo\@bar.baz\[\[.\?pretty)")->steps[1].names.front() == "baz[[");
    for (const char* text : {"$.soap:Envelope.soap:Body", "$.a@b", "$.a,b", "$.what?"}) {
        CAPTURE(text);
        REQUIRE(parsePath(text));
        CHECK(parsePath(text)->isDefinite());
        CHECK_FALSE(parsePath(text)->isReference());
    }
    CHECK(parsePath("$['soap:Body']")->isReference());
    CHECK(parsePath("$['a]b:c']")->isReference());
    CHECK(parsePath("$.a[?(@.b==1&&@.c!=2)]")->steps[1].filter->parts.size() == 2);
    const auto call = parseCall("States.Array($.soap:Body, $.b)");
    REQUIRE(call);
    CHECK(std::get<Path>(call->arguments[0]).steps.front().names.front() == "soap:Body");
}

TEST_CASE("intrinsic functions that are well-formed") {
    for (const char* text :
         {"States.UUID()", "States.Format('{} of {}', $.a, 2)", "States.Format('it\\'s \\{ \\}')", "States.Array()",
          "States.Array(1, 'two', $.three, null, true, -4.5)", "States.MathAdd( $.a , -1 )", "States.JsonToString($) ",
          "States.JsonMerge($.a, $.b, false)", "States.MathRandom(1, 9, $.seed)",
          "States.ArrayGetItem(States.StringSplit($.a, '/'), 1)", "States.Hash('x', 'SHA-256')",
          "States.ArrayContains($.a, 'x')", "States.Base64Encode($$.Execution.Name)"})
        CHECK(parseCall(text).has_value());
}

TEST_CASE("intrinsic functions that are not") {
    for (const char* text :
         {"States.", "States.Format", "States.Format(", "States.Format('x'", "States.Format($", " States.UUID()",
          "States.UUID(1)", "States.UUID() x", "States.Nothing()", "States.MathAdd(1)", "States.MathAdd(1, '2')",
          "States.Format(1)", "States.Format('x\\y')", "States.Format('x)", "States.Array(foo)", "States.Array(1,)",
          "States.JsonMerge($.a, $.b, 'no')", "States.ArrayLength('x')", "States.MathAdd(1,, 2)"})
        CHECK_FALSE(parseCall(text).has_value());
    std::string nested = "1";
    for (int i = 0; i < 10; ++i) nested = "States.MathAdd(1, " + nested + ")";
    CHECK(parseCall(nested).has_value());
    CHECK_FALSE(parseCall("States.MathAdd(1, " + nested + ")").has_value());
}

TEST_CASE("JSONata that is well-formed") {
    for (const char* text : {"1",
                             "-1.5e3",
                             "'a' & \"b\"",
                             "$states.input.order.id",
                             "$states.input.items[price > 10].name",
                             "$x := 5",
                             "($a := 1; $b := 2; $a + $b)",
                             "$sum($states.input.values) + $n",
                             "[1..5]",
                             "{'a': 1, 'b': [2]}",
                             "$map($states.input.a, function($v, $i) { $v.x & $string($i) })",
                             "$filter($a, \xCE\xBB($v){$v > 1})",
                             "$states.input.a ? 'yes' : 'no'",
                             "$states.input.a ~> $sum()",
                             "$a^(>price, <name)",
                             "$states.input.*.b",
                             "$states.input.**.b",
                             "$match($states.input.a, /^[a-z\\/]+$/i)",
                             "$a[-1]",
                             "$a[]",
                             "$a.`b c`",
                             "$a.'b c'",
                             "$a{category: $sum(price)}",
                             "$a.(b + c)",
                             "$a ~> |b|{'c': 1}|",
                             "/* note */ 1",
                             "$not(null in $a)",
                             "true and false or null",
                             "$a @ $b.c",
                             "$a # $i.c",
                             "function($x)<n:n>{ $x + 1 }(3)",
                             "$partial(?, 2)",
                             "$a.b.%.c",
                             "($f := function($x) { $x }; $f(1))",
                             "$randomSeeded(5)",
                             "$a != $b"})
        CHECK_FALSE(jsonataFault(text).value_or("").size() > 0);
    for (const char* text : {"[]", "{}", "$f()", "function(){1}", "(1;2;)", "'\\u00e9'", "$match('x', /a\\/b/)",
                             "$states.input.a.%", "$states.input.a.(%.b)", "5 % 2", "$states.input.\"quoted name\""})
        CHECK_FALSE(jsonataFault(text).has_value());
}

TEST_CASE("JSONata that is not") {
    for (const char* text :
         {"[1,]", "{'a':1,}", "$f(1,)", "function($a,){1}", "function($a + 1){1}", "1.5.x", "true.x", "'it\\'s'",
          "'\\u12'", "'\\uZZZZ'", "$match('a', /)/)", "%", "$states.%", "$states.input.a.%.%.%"})
        CHECK(jsonataFault(text).has_value());
    for (const char* text : {"",
                             " ",
                             "1 +",
                             "(1",
                             "1)",
                             "[1, 2",
                             "{'a' 1}",
                             "420.",
                             "$a.1",
                             "'x",
                             "/x",
                             "$a[",
                             "$f(1,",
                             "1 2",
                             "$a :=",
                             "1 := 2",
                             "function(1){2}",
                             "function($x)",
                             "a b",
                             "$a ? ",
                             "$a.",
                             "* *",
                             "$a ^ b",
                             "$a @ b",
                             "'\\q'",
                             "/* x",
                             "$eval('1')",
                             "$",
                             "$$",
                             "$.a",
                             "$$.a",
                             "foo.bar",
                             "foo",
                             ")",
                             "#"})
        CHECK(jsonataFault(text).has_value());
    // parser.js of JSONata 2.0.6: an operator in front takes no regular expression right behind it, one between does.
    for (const char* text : {"(/a/)", "[/a/]", "-/a/", "$a ~> |/x/|{}|", "(1; [/a/])"})
        CHECK(jsonataFault(text).has_value());
    for (const char* text : {"(1; /a/)", "['x', /a/]", "$f(/a/)", "$a ~> /x/", "{'a': /x/}"})
        CHECK_FALSE(jsonataFault(text).has_value());
    // Language, "JSONata Restrictions": $ and names may stand inside an expression, $$ nowhere.
    CHECK_FALSE(jsonataFault("$order[$.total > 10 and total < 99]").has_value());
    for (const char* text : {"$order[$$.total > 10]", "$map($a, function($v){ $$ })", "$a.($$)"})
        CHECK(jsonataFault(text).has_value());
    CHECK(jsonataFault(std::string(100'000, '(')).has_value());
    CHECK(jsonataFault(std::string(100'000, '-')).has_value());
}

// signature.js of JSONata 2.0.6, by hand: S0401, S0402, and what its parser does before.
TEST_CASE("JSONata: the signature of a function") {
    const auto fault = [](const std::string& signature) {
        return jsonataFault("function($x, $y)" + signature + "{ $x }");
    };
    for (const char* text : {"<n:n>", "<n-:n>", "<s-(nb)?:n>", "<a<n>:n>", "<a<a<s>>:a>", "<f<n:n>:n>", "<(sao)+:b>",
                             "<j-:s>", "<x?x:x>", "<:n>", "<>", "< n : n >", "<n:a<n>>", "<bloxu>", "<a<(sn)>>"})
        CHECK_FALSE(fault(text).value_or("").size() > 0);
    for (const char* text : {"<n", "<n:n", "<a<n:n>", "<n:n>>", "n:n>", "<n<s>:n>", "<(a<n>s):n>", "<s<n>>",
                             "<(sn)<n>>", "<x<n>:n>", "<<n>:n>", "<'n>"})
        CHECK(fault(text).has_value());
    CHECK(jsonataFault("function($x)<n:n>").has_value());  // no body
    CHECK(jsonataFault("function($x)<n:n{ $x > {'a': 1} }").has_value());
    CHECK(fault("<(a<n>s):n>").value_or("").find("choice of types (a<n>s)") != std::string::npos);
    CHECK(fault("<n<s>:n>").value_or("").find("angle brackets") != std::string::npos);
    CHECK_FALSE(jsonataFault("$map($a, function($v)<n:n>{ $v < 2 })").has_value());
}

TEST_CASE("resources: what a task calls and how it waits") {
    const auto token = parseResource("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
    REQUIRE(token);
    CHECK(token->service == "sqs");
    CHECK(token->action == "sendMessage");
    CHECK(token->pattern == Pattern::WaitForTaskToken);
    CHECK(token->eventResource() == "sendMessage.waitForTaskToken");
    const auto nested = parseResource("arn:aws:states:::states:startExecution.sync:2");
    REQUIRE(nested);
    CHECK(nested->jsonOutput);
    CHECK(nested->eventResource() == "startExecution.sync:2");
    CHECK(parseResource("arn:aws:states:::aws-sdk:s3:getObject")->service == "aws-sdk:s3");
    CHECK(parseResource("arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST")->action == "f");
    CHECK(parseResource("arn:${AWS::Partition}:states:::lambda:invoke")->service == "lambda");
    CHECK(parseResource("arn:aws:states:us-east-1:123456789012:activity:a")->kind == Resource::Kind::Activity);
    CHECK(parseResource("something")->kind == Resource::Kind::Placeholder);
    for (const char* text :
         {"arn:aws", "arn:aws:lambda:r:a:function:f:", "arn:aws:lambda:r:a:func:f", "arn:aws:states:::lambda",
          "arn:aws:states:::lambda:invoke.sync", "arn:aws:states:::aws-sdk:s3:getObject.sync",
          "arn:aws:states:::sqs:sendMessage.later", "arn:aws:states:::batch:submitJob.sync:2",
          "arn:aws:states:r:a:activity:", "arn:aws:states:us-east-1:123456789012:stateMachine:Child"})
        CHECK_FALSE(parseResource(text).has_value());
}

TEST_CASE("timestamps: RFC 3339 with an upper-case T and Z") {
    CHECK(parseTimestamp("1970-01-01T00:00:00Z") == Timestamp{});
    CHECK(parseTimestamp("2026-01-05T00:00:00Z") == Timestamp{1'767'571'200, 0});  // date -u -d 2026-01-05 +%s
    CHECK(parseTimestamp("2026-01-05T01:00:00.250+01:00") == Timestamp{1'767'571'200, 250'000'000});
    for (const char* text : {"2026-01-05", "2026-01-05T00:00:00", "2026-01-05t00:00:00Z", "2026-01-05T00:00:00z",
                             "2026-02-30T00:00:00Z", "2026-01-05T24:00:00Z", "2026-01-05T00:00:00.Z", "x"})
        CHECK_FALSE(parseTimestamp(text).has_value());
    const auto never = parseTimestamp("9999-12-31T23:59:59Z");
    REQUIRE(never);
    CHECK(never->seconds == 253'402'300'799);  // date -u -d 9999-12-31T23:59:59 +%s
    CHECK_FALSE(never->isInNanoseconds());
    CHECK(never->inNanoseconds() == 9'000'000'000'000'000'000);
    CHECK(parseTimestamp("0001-01-01T00:00:00Z") < parseTimestamp("1970-01-01T00:00:00Z"));
    CHECK(timestampText(1'767'571'200'250'000'000) == "2026-01-05T00:00:00.250Z");
    CHECK(timestampText(-1'000'000) == "1969-12-31T23:59:59.999Z");
}
