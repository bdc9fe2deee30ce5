// SPDX-License-Identifier: GPL-3.0-or-later
// `headroom import` and `headroom calibrate` as a user runs them.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

constexpr const char* kTemplate = R"(AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: .
      MemorySize: 256
      Policies: [ { DynamoDBReadPolicy: { TableName: !Ref Items } } ]
      Events:
        Get: { Type: HttpApi, Properties: { Path: /hello, Method: get } }
  Items: { Type: AWS::Serverless::SimpleTable }
  Queue: { Type: AWS::SQS::Queue }
)";

}  // namespace

TEST_CASE("a template becomes a scenario that is valid and runs", "[cli]") {
    const Folder folder;
    folder.write("template.yaml", kTemplate);
    const Outcome imported = headroom(folder, "import template.yaml --region eu-west-1 --out hello.json");
    INFO(imported.err);
    REQUIRE(imported.code == 0);
    CHECK(contains(imported.out, "template.yaml:4: Hello: AWS::Lambda::Function with Runtime, MemorySize"));
    CHECK(contains(imported.out, "Queue: AWS::SQS::Queue; nothing in the files sends to it"));
    CHECK(contains(imported.out, "/Resources/Hello/Behavior/Steps/Read Items: its role allows dynamodb:GetItem"));
    CHECK(contains(imported.out, "/Workloads/ServerlessHttpApiClients/Arrivals"));
    CHECK(headroom(folder, "validate hello.json").code == 0);
    const Outcome run = headroom(folder, "run hello.json --duration 20s --replications 1 --quiet");
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(contains(slurp(folder / "hello.results/result.json"), "no template says how long the code computes"));
}

TEST_CASE("importing again changes nothing, and keeps what is not its own", "[cli]") {
    const Folder folder;
    folder.write("template.yaml", kTemplate);
    REQUIRE(headroom(folder, "import template.yaml --out hello.json --quiet").code == 0);
    const std::string first = slurp(folder / "hello.json");
    const Outcome second = headroom(folder, "import template.yaml --out hello.json");
    CHECK(second.code == 0);
    CHECK(contains(second.out, "nothing has changed"));
    CHECK(slurp(folder / "hello.json") == first);
    folder.write("mine.json", kTiny);
    const Outcome foreign = headroom(folder, "import template.yaml --out mine.json");
    CHECK(foreign.code == 2);
    CHECK(slurp(folder / "mine.json") == kTiny);
}

TEST_CASE("what was changed by hand and uses what has gone is kept, and the import says that it does not run",
          "[cli]") {
    const Folder folder;
    folder.write("template.yaml", std::string(kTemplate) +
                                      "  Old: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, "
                                      "Handler: a, CodeUri: . } }\n");
    REQUIRE(headroom(folder, "import template.yaml --out hello.json --quiet").code == 0);
    std::string edited = slurp(folder / "hello.json");
    const std::string workloads = "\"Workloads\": {";
    REQUIRE(contains(edited, workloads));
    edited.insert(edited.find(workloads) + workloads.size(),
                  R"("Extra": {"Target": "Old", "Arrivals": {"Poisson": {"Rate": "1/s"}}},)");
    folder.write("hello.json", edited);
    folder.write("template.yaml", kTemplate);
    const Outcome imported = headroom(folder, "import template.yaml --out hello.json");
    INFO(imported.err);
    CHECK(imported.code == 0);
    CHECK(contains(imported.out, "Old: no file has it any more: it is gone from the scenario"));
    CHECK(contains(imported.err, "/Workloads/Extra/Target: \"Old\" is not a resource of this design"));
    CHECK(contains(imported.err, "hello.json is written, but it does not run"));
    CHECK_FALSE(contains(imported.out, "simulates it"));
    CHECK(contains(slurp(folder / "hello.json"), "\"Extra\""));
    const Outcome again = headroom(folder, "import template.yaml --out hello.json --quiet");
    CHECK(contains(again.err, "hello.json is as it was, but it does not run"));
    CHECK(again.out.empty());
}

TEST_CASE("two stacks with the same names become one scenario that runs", "[cli]") {
    const Folder folder;
    folder.write("shop.yaml", kTemplate);
    folder.write("pay.yaml", kTemplate);
    const Outcome imported = headroom(folder, "import shop.yaml pay.yaml --out both.json");
    INFO(imported.err);
    REQUIRE(imported.code == 0);
    CHECK(contains(imported.out, "PayHello: AWS::Lambda::Function"));
    const Outcome run = headroom(folder, "run both.json --duration 20s --replications 1 --quiet");
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(contains(slurp(folder / "both.results/result.json"), "PayServerlessHttpApiClients"));
}

TEST_CASE("a file that cannot be imported is refused with its line, and nothing is written", "[cli]") {
    const Folder folder;
    folder.write("bad.yaml",
                 "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    "
                 "Properties: { Runtime: !Ref Nobody }\n");
    const Outcome bad = headroom(folder, "import bad.yaml --out out.json");
    CHECK(bad.code == 2);
    CHECK(contains(bad.err, "bad.yaml:5:"));
    CHECK(contains(bad.err, "/Resources/F/Properties/Runtime"));
    CHECK_FALSE(fs::exists(folder / "out.json"));
    CHECK(headroom(folder, "import nowhere.yaml").code == 2);
    CHECK(headroom(folder, "import bad.yaml --region us-nowhere-1").code == 2);
    CHECK(headroom(folder, "import bad.yaml --set Stage").code == 2);
    folder.write("good.yaml", kTemplate);
    const Outcome typo = headroom(folder, "import good.yaml --set Stagee=prod --out out.json");
    CHECK(typo.code == 2);
    CHECK(contains(typo.err, "--set: \"Stagee\" names a parameter, and no file here has any"));
    CHECK_FALSE(fs::exists(folder / "out.json"));
    folder.write("other.json", R"({ "a": 1 })");
    CHECK(contains(headroom(folder, "import other.json").err, "is no file that can be imported"));
}

TEST_CASE("logs of a function take the place of guesses", "[cli]") {
    const Folder folder;
    folder.write("template.yaml", kTemplate);
    REQUIRE(headroom(folder, "import template.yaml --out hello.json --quiet").code == 0);
    std::string log;
    for (int i = 0; i < 300; ++i)
        log += "REPORT RequestId: a\tDuration: " + std::to_string(10 + i % 40) +
               ".00 ms\tBilled Duration: 50 ms\tMemory Size: 256 MB\tMax Memory Used: 80 MB\t\n";
    folder.write("hello.log", log);
    const Outcome done = headroom(folder, "calibrate hello.json --from hello.log --out hello.json");
    INFO(done.err);
    REQUIRE(done.code == 0);
    CHECK(contains(done.err, "Hello duration: p50 28"));  // 8 each of 10 to 29 ms, 7 each of 30 to 49: the 150th
    CHECK(contains(slurp(folder / "hello.json"), "\"Percentiles\""));
    CHECK(headroom(folder, "validate hello.json").code == 0);
    CHECK(headroom(folder, "calibrate hello.json --from hello.log --of Items").code == 2);
    folder.write("empty.log", "nothing here\n");
    CHECK(headroom(folder, "calibrate hello.json --from empty.log --of Hello").code == 2);
}

TEST_CASE("importing and calibrating again keep comments and layout", "[cli]") {
    const Folder folder;
    folder.write("template.yaml", kTemplate);
    REQUIRE(headroom(folder, "import template.yaml --out hello.json --quiet").code == 0);
    std::string text = slurp(folder / "hello.json");
    text.replace(text.find("\"Headroom\": 1,"), 14, "\"Headroom\":   1, // mine");
    folder.write("hello.json", text);
    std::string larger = kTemplate;
    larger.replace(larger.find("256"), 3, "512");
    folder.write("template.yaml", larger);
    const Outcome again = headroom(folder, "import template.yaml --out hello.json");
    INFO(again.err);
    REQUIRE(again.code == 0);
    CHECK(contains(slurp(folder / "hello.json"), "\"Headroom\":   1, // mine"));
    CHECK(contains(slurp(folder / "hello.json"), "\"MemorySize\": 512"));
    CHECK_FALSE(contains(again.err, "are not kept"));
    std::string log;
    for (int i = 0; i < 20; ++i)
        log += "REPORT RequestId: 0-" + std::to_string(i) +
               " Duration: 20.00 ms Billed Duration: 20 ms Memory Size: 512 MB Max Memory Used: 60 MB\n";
    folder.write("log.txt", log);
    const Outcome measured = headroom(folder, "calibrate hello.json --from log.txt --of Hello --out hello.json");
    INFO(measured.err);
    REQUIRE(measured.code == 0);
    CHECK(contains(slurp(folder / "hello.json"), "\"Headroom\":   1, // mine"));
    // YAML is written anew, as JSON, and that is said.
    folder.write("s.yaml",
                 "Headroom: 1 # mine\nRegion: us-east-1\nResources:\n  Hello: { Type: AWS::Lambda::Function, "
                 "Properties: { Runtime: nodejs22.x, MemorySize: 512 }, Behavior: { Duration: 5ms } }\n"
                 "Workloads: { W: { Target: Hello, Arrivals: { Poisson: { Rate: 1/s } } } }\n");
    const Outcome yaml = headroom(folder, "calibrate s.yaml --from log.txt --of Hello --out other.json");
    INFO(yaml.err);
    CHECK(yaml.code == 0);
    CHECK(contains(yaml.err, "the comments and the layout of s.yaml are not kept"));
}

// Names that hang on a template's defaults are asked for as they are, and that is said beside the queries.
TEST_CASE("what is asked for by names that hang on defaults is told", "[cli]") {
    const Folder folder;
    folder.write("t.yaml",
                 "Parameters: { Stage: { Type: String, Default: dev } }\nResources:\n"
                 "  Fn: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub 'shop-${Stage}', Runtime: "
                 "nodejs22.x, Handler: a.b, Role: r, Code: { ZipFile: x } } }\n");
    REQUIRE(headroom(folder, "import t.yaml --out s.json --region us-east-1").code == 0);
    const Outcome ask = headroom(folder, "check s.json --ask");
    CHECK(ask.code == 0);
    CHECK(contains(ask.out, "\"Value\": \"shop-dev\""));
    CHECK(contains(ask.err,
                   "headroom: note: the names of Fn in the account hang on defaults of the template (Stage=dev)"));
    CHECK_FALSE(contains(ask.out, "note"));
    REQUIRE(headroom(folder, "import t.yaml --set Stage=prod --out p.json --region us-east-1").code == 0);
    CHECK(headroom(folder, "check p.json --ask").err.empty());
}

// The advice that metrics get: of a bill and of describe-table as well.
TEST_CASE("a bill and an answer of another stage say what to import again with", "[cli]") {
    const Folder folder;
    std::string text =
        "Parameters: { Stage: { Type: String, Default: dev } }\nResources:\n"
        "  Fn: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub 'shop-${Stage}', Runtime: "
        "nodejs22.x, Handler: a.b, Role: r, Code: { ZipFile: x } } }\n";
    for (const std::string id : {"Orders", "Users"})
        text += "  " + id + ": { Type: AWS::DynamoDB::Table, Properties: { TableName: !Sub '" + id +
                "-${Stage}', BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: "
                "S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }\n";
    folder.write("t.yaml", text);
    REQUIRE(headroom(folder, "import t.yaml --out s.json --region us-east-1").code == 0);
    folder.write("table.json",
                 R"({ "Table": { "TableName": "Orders-prod", "ItemCount": 5000, "TableSizeBytes": 5000000 } })");
    const Outcome table = headroom(folder, "calibrate s.json --from table.json --out c.json");
    CHECK(table.code == 2);
    CHECK(contains(table.err, "--of TABLE says whose items these are; the names of"));
    CHECK(contains(table.err, "Orders-prod would be Orders with Stage=prod: import again with --set Stage=prod"));
    folder.write("cur.csv",
                 "lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/"
                 "ProductCode,lineItem/UsageType,lineItem/Operation,lineItem/ResourceId,lineItem/UsageAmount\n"
                 "1,Usage,2026-10-05T00:00:00Z,2026-10-05T01:00:00Z,AWSLambda,Request,Invoke,arn:aws:lambda:us-east-1:"
                 "111122223333:function:shop-prod,1000\n"
                 "1,Usage,2026-10-05T00:00:00Z,2026-10-05T01:00:00Z,AWSLambda,Lambda-GB-Second,Invoke,arn:aws:lambda:"
                 "us-east-1:111122223333:function:shop-prod,50\n");
    const Outcome bill = headroom(folder, "calibrate s.json --from cur.csv --out c.json");
    CHECK(bill.code == 2);
    CHECK(contains(bill.err, "shop-prod would be Fn with Stage=prod: import again with --set Stage=prod"));
}
