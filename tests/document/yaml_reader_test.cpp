// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/pointer.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

namespace {

Position place(const Node& root, std::string_view pointer) { return resolve(root, pointer)->position(); }

}  // namespace

TEST_CASE("Every YAML value and key has its line and column") {
    const Node root =
        clean(yaml("# note\n"
                   "Name: Größe # note\n"
                   "ünï: [1, {x: 2}]\r\n"
                   "Resources:\r\n"
                   "  F:\n"
                   "    Type: \"AWS::Lambda::Function\"\n"
                   "    Steps:\n"
                   "      - Compute: 1\n"
                   "      -   Wait: 2\n"
                   "    Empty:\n"
                   "    Text: |\n"
                   "      a\n"
                   "      b\n"
                   "    Last: true\n"));
    CHECK(root.position() == Position{2, 1});
    CHECK(root.findMember("Name")->keyPosition == Position{2, 1});
    CHECK(place(root, "/Name") == Position{2, 7});
    CHECK(place(root, "/ünï/0") == Position{3, 7});
    CHECK(place(root, "/ünï/1") == Position{3, 10});
    CHECK(place(root, "/ünï/1/x") == Position{3, 14});
    CHECK(resolve(root, "/Resources")->findMember("F")->keyPosition == Position{5, 3});
    CHECK(place(root, "/Resources/F") == Position{6, 5});
    CHECK(place(root, "/Resources/F/Type") == Position{6, 11});
    CHECK(place(root, "/Resources/F/Steps/0/Compute") == Position{8, 18});
    CHECK(place(root, "/Resources/F/Steps/1") == Position{9, 11});
    CHECK(place(root, "/Resources/F/Empty") == Position{10, 5});
    CHECK(place(root, "/Resources/F/Text") == Position{11, 11});
    CHECK(place(root, "/Resources/F/Last") == Position{14, 11});
}

TEST_CASE("JSON and YAML of the same document give the same tree") {
    const Node expected = clean(json(R"({
        "Headroom": 1, "Name": "a: b", "On": "no", "Big": 9007199254740993, "Rate": 0.10,
        "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "MemorySize": { "Ref": "Memory" } } } },
        "Designs": [ { "Name": "x", "Patch": null }, [], {} ], "Objectives": [ true, -1.5e-3, "" ] })"));
    CHECK(clean(yaml(R"(
Headroom: 1
Name: "a: b"
On: no
Big: 9007199254740993
Rate: 0.10
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      MemorySize: !Ref Memory
Designs:
  - Name: x
    Patch:
  - []
  - {}
Objectives: [true, -1.5e-3, '']
)")) == expected);
    CHECK(clean(yaml(R"({"a": [1, 2.5, "x", null, {"b": "\u00e9\n"}], "c": {}})")) ==
          clean(json(R"({"a": [1, 2.5, "x", null, {"b": "\u00e9\n"}], "c": {}})")));
}

TEST_CASE("CloudFormation's short tags become their long forms") {
    CHECK(clean(yaml("!Ref Table")) == clean(json(R"({"Ref": "Table"})")));
    CHECK(clean(yaml("!Condition IsProd")) == clean(json(R"({"Condition": "IsProd"})")));
    CHECK(clean(yaml("!GetAtt Table.Arn")) == clean(json(R"({"Fn::GetAtt": ["Table", "Arn"]})")));
    CHECK(clean(yaml("!GetAtt Nested.Outputs.Arn")) == clean(json(R"({"Fn::GetAtt": ["Nested", "Outputs.Arn"]})")));
    CHECK(clean(yaml("!GetAtt [Table, Arn]")) == clean(json(R"({"Fn::GetAtt": ["Table", "Arn"]})")));
    CHECK(clean(yaml("!Sub '${A}-x'")) == clean(json(R"({"Fn::Sub": "${A}-x"})")));
    CHECK(clean(yaml("!Sub\n  - '${A}'\n  - A: !Ref B\n")) ==
          clean(json(R"({"Fn::Sub": ["${A}", {"A": {"Ref": "B"}}]})")));
    CHECK(clean(yaml("!Join ['-', [a, !Ref B]]")) == clean(json(R"({"Fn::Join": ["-", ["a", {"Ref": "B"}]]})")));
    CHECK(clean(yaml("!If [C, !Ref A, 3]")) == clean(json(R"({"Fn::If": ["C", {"Ref": "A"}, 3]})")));
    CHECK(clean(yaml("!Select [0, !GetAZs '']")) == clean(json(R"({"Fn::Select": [0, {"Fn::GetAZs": ""}]})")));
    CHECK(clean(yaml("!FindInMap [M, a, b]")) == clean(json(R"({"Fn::FindInMap": ["M", "a", "b"]})")));
    CHECK(clean(yaml("!Ref 123")) == clean(json(R"({"Ref": "123"})")));
    CHECK(clean(yaml("{Fn::Sub: x}")) == clean(json(R"({"Fn::Sub": "x"})")));
    for (const char* name : {"And",
                             "Base64",
                             "Cidr",
                             "Equals",
                             "FindInMap",
                             "GetAZs",
                             "If",
                             "ImportValue",
                             "Join",
                             "Length",
                             "Not",
                             "Or",
                             "Select",
                             "Split",
                             "Sub",
                             "ToJsonString",
                             "Transform",
                             "Contains",
                             "EachMemberEquals",
                             "EachMemberIn",
                             "RefAll",
                             "ValueOf",
                             "ValueOfAll"}) {
        const Node node = clean(yaml("!" + std::string(name) + " [x]"));
        CHECK(node.find("Fn::" + std::string(name))->elements()[0].asString() == "x");
    }
}

TEST_CASE("A tagged value has the place of its tag") {
    const Node root = clean(yaml("a:\n  b: !GetAtt T.Arn\n  c: !Join\n    - x\n    - [1]\n"));
    const Node& getAtt = *resolve(root, "/a/b");
    CHECK(getAtt.position() == Position{2, 6});
    CHECK(getAtt.members()[0].keyPosition == Position{2, 6});
    CHECK(place(root, "/a/b/Fn::GetAtt/1") == Position{2, 6});
    CHECK(place(root, "/a/c") == Position{3, 6});
    CHECK(place(root, "/a/c/Fn::Join/0") == Position{4, 7});
}

TEST_CASE("Wrong tags are reported with the nearest right one") {
    const Loaded loaded = yaml(
        "a: !Reff X\nb: !getatt X.Y\nc: !GetAtt X\nd: !!set {a: 1}\ne: !!int 5\nf: !!str 5\n"
        "g: !!float x\nh: !!seq {a: 1}\n");
    CHECK(placesOf(loaded) == "1:4 2:4 3:4 4:4 7:4 8:4");
    CHECK(loaded.problems[0].text.ends_with("did you mean \"!Ref\"?"));
    CHECK(loaded.problems[1].text.ends_with("did you mean \"!GetAtt\"?"));
    CHECK(loaded.problems[2].text.starts_with("!GetAtt needs a resource and an attribute"));
    CHECK(loaded.problems[3].text.starts_with("the tag \"!!set\" does not fit here"));
    CHECK(loaded.problems[4].text == "\"x\" is not what its tag !!float says");
    CHECK(loaded.root->find("a")->isReported());
    CHECK(loaded.root->find("e")->asInteger() == 5);
    CHECK(loaded.root->find("f")->asString() == "5");
}

TEST_CASE("Problems inside a tagged value have the long form in their pointer") {
    const Loaded loaded = yaml("a:\n  - !If [C, .inf, {x: 1, x: 2}]\n");
    CHECK(linesOf(loaded) == std::vector<std::string>{
                                 "f:2:13: /a/0/Fn::If/1: \".inf\" is not a number here; write a finite number",
                                 "f:2:26: /a/0/Fn::If/2/x: \"x\" is here twice, first at line 2; remove one of them"});
}

TEST_CASE("YAML duplicate keys, unreadable values and a missing colon come out together") {
    const Loaded loaded = yaml("a: 1\nb:\n  c: 1\n  c: 2\na: 2\nd: .nan\ne: 1e999\nf [1]\n");
    CHECK(placesOf(loaded) == "4:3 5:1 6:4 7:4 8:1");
    CHECK(loaded.problems[0].text == "\"c\" is here twice, first at line 3; remove one of them");
    CHECK(loaded.problems[3].text.ends_with("if it is text, put it in quotes"));
    CHECK(loaded.problems[4].text == "':' and a value are expected after the name \"f [1]\"");
    REQUIRE(loaded.root.has_value());
    CHECK(loaded.root->find("a")->asInteger() == 1);
    CHECK(loaded.root->find("d")->isReported());
    CHECK_FALSE(loaded.ok());
}

TEST_CASE("Anchors and aliases repeat a value with the place where it was written") {
    const Node root = clean(yaml("base: &b {x: 1}\nother: *b\nlist: [*b, *b]\n"));
    CHECK(root == clean(json(R"({"base": {"x": 1}, "other": {"x": 1}, "list": [{"x": 1}, {"x": 1}]})")));
    CHECK(place(root, "/other/x") == Position{1, 14});
    CHECK(clean(yaml("a: &x\nb: *x\n")) == clean(json(R"({"a": null, "b": null})")));
    CHECK(clean(yaml("&k name: 1\nother: *k\n")) == clean(json(R"({"name": 1, "other": "name"})")));
    CHECK(clean(yaml("a: &x 1\nb: &x 2\nc: *x\n")).find("c")->asInteger() == 2);
    CHECK(clean(yaml("a: &r !Ref P\nb: *r\n")).find("b")->find("Ref")->asString() == "P");
    CHECK(onlyProblem(yaml("a: *none\n"), "1:4", "anchor is not defined"));
    CHECK(onlyProblem(yaml("a: &x [1, *x]\n"), "1:11", "inside what it names"));
    CHECK(onlyProblem(yaml("a: &x [1]\n*x : 2\n"), "2:1", "a name must be text"));
}

TEST_CASE("Merge keys, several documents, odd keys and open quotes are refused") {
    CHECK(onlyProblem(yaml("a: &x {b: 1}\nc:\n  <<: *x\n"), "3:3", "merge keys (<<) are not read"));
    CHECK(clean(yaml("'<<': 1")).find("<<")->asInteger() == 1);
    CHECK(onlyProblem(yaml("a: 1\n---\nb: 2\n"), "2:1", "one YAML document"));
    CHECK(onlyProblem(yaml("a: 1\n...\nb: 2\n"), "3:1", "one YAML document"));
    CHECK(clean(yaml("%YAML 1.2\n---\na: 1\n...\n")).find("a")->asInteger() == 1);
    CHECK(onlyProblem(yaml("[1, 2]: 3\n"), "1:1", "a name must be text"));
    CHECK(onlyProblem(yaml("a: 1\n: 2\n"), "2:1", "a name is missing"));
    CHECK(clean(yaml("{a, b: 1}")).find("a")->isNull());
    CHECK(onlyProblem(yaml("a: [1,,2]\n"), "1:7", "a value is missing before this comma"));
}

TEST_CASE("Syntax errors of YAML have a place and say what would be right") {
    CHECK(onlyProblem(yaml("a: [1, 2\n"), "2:1", "close [ with ]"));
    CHECK(onlyProblem(yaml("a: {b: 1\n"), "2:1", "close { with }"));
    CHECK(onlyProblem(yaml("a: 1\n\tb: 2\n"), "2:1", "blanks, not with tabs"));
    CHECK(onlyProblem(yaml("a:\n\tb:\n    c: 1\n"), "2:1", "blanks, not with tabs"));
    CHECK(onlyProblem(yaml("a: b: c\n"), "1:5", "quote text that holds ': '"));
    CHECK(onlyProblem(yaml("a: @x\n"), "1:4", "quote text that begins with"));
    CHECK(onlyProblem(yaml("a:\n  - 1\n b: 2\n"), "3:2", "same number of blanks"));
    CHECK(onlyProblem(yaml("a: \"\\ud800\"\n"), "1:11", "invalid unicode"));
    for (const char* open : {"a: \"x\nb: 3\n", "a: 'x\nb: 3\n", "a: 'it''s\nb: 3\n", "a: \"x\\\"\nb: 3\n"})
        CHECK(onlyProblem(yaml(open), "1:4", "quote is never closed"));
    CHECK(onlyProblem(yaml("a: &x !Ref # note\n  'x\n"), "1:4", "quote is never closed"));
    CHECK_FALSE(yaml("a: \"x\nb: 3\n").root.has_value());
    CHECK(clean(yaml("a: 'it''s'")).find("a")->asString() == "it's");
    CHECK(clean(yaml("a: \"\\\"\"")).find("a")->asString() == "\"");
}

TEST_CASE("An empty YAML text is no document") {
    CHECK(linesOf(yaml("")) == std::vector<std::string>{"f: the file is empty"});
    CHECK(onlyProblem(yaml("# only\n"), "1:1", "nothing in this file"));
    CHECK(clean(yaml("---\n")).isNull());
}

}  // namespace headroom::document
