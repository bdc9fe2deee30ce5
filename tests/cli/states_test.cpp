// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.hpp"

using namespace program;

namespace {

constexpr const char* kHello = R"({ "StartAt": "Greet", "States": {
  "Greet": { "Type": "Task", "Resource": "${Function}", "Next": "Done" },
  "Done": { "Type": "Succeed" } } })";

}  // namespace

TEST_CASE("states --check accepts a definition, with its substitutions", "[cli]") {
    const Folder folder;
    folder.write("hello.asl.json", kHello);
    const Outcome plain = headroom(folder, "states hello.asl.json --check");
    INFO(plain.err);
    CHECK(plain.code == 0);
    CHECK(plain.out == "hello.asl.json: valid\n");
    CHECK(headroom(folder, "states hello.asl.json --check --set Function=arn:aws:states:::lambda:invoke").code == 0);
    CHECK(headroom(folder, "states hello.asl.json --check --set Function=arn:aws:states:::lambda:cal.sync").code == 2);
    CHECK(headroom(folder, "states hello.asl.json --check --set Function").code == 2);
}

TEST_CASE("states --check --set gives numbers where the definition has names outside of quotes", "[cli]") {
    const Folder folder;
    folder.write("wait.asl.json",
                 R"({ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": ${Pause}, "End": true } } })");
    CHECK(headroom(folder, "states wait.asl.json --check").code == 0);
    CHECK(headroom(folder, "states wait.asl.json --check --set Pause=3").code == 0);
    CHECK(headroom(folder, "states wait.asl.json --check --set Pause=long").code == 2);
    folder.write("in.json", "{}");
    CHECK(headroom(folder, "states wait.asl.json --set Pause=3 --input in.json").out.find("SUCCEEDED after 3.025 s") !=
          std::string::npos);
}

TEST_CASE("states --input counts the starts of a distributed Map's children as the bill does", "[cli]") {
    const Folder folder;
    folder.write("map.asl.json", R"({ "StartAt": "M", "States": { "M": { "Type": "Map", "End": true, "ItemProcessor": {
        "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P",
        "States": { "P": { "Type": "Pass", "End": true } } } } } })");
    folder.write("in.json", "[1, 2, 3]");
    const std::string run = "states map.asl.json --input in.json";
    CHECK(headroom(folder, run).out.find("\n7 state transitions\n") != std::string::npos);
    CHECK(headroom(folder, run + " --child-start 0").out.find("\n4 state transitions\n") != std::string::npos);
    CHECK(headroom(folder, run + " --child-start 2").code == 2);
}

TEST_CASE("states --check prints every problem with its place and its rule, and exits 2", "[cli]") {
    const Folder folder;
    folder.write("bad.asl.yaml",
                 "StartAt: Greet\nStates:\n  Greet:\n    Type: Task\n    Next: Dne\n  Done:\n    Type: Succeed\n");
    const Outcome outcome = headroom(folder, "states bad.asl.yaml --check");
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("bad.asl.yaml:5:11: /States/Greet/Next: there is no state \"Dne\" here; did you mean "
                           "\"Done\"? [next-unknown]") != std::string::npos);
    CHECK(outcome.err.find("[missing-field]") != std::string::npos);
    CHECK(outcome.err.find("[unreachable]") != std::string::npos);
    CHECK(headroom(folder, "states missing.json --check").code == 2);
}

TEST_CASE("states --check --type EXPRESS refuses what Express machines cannot do", "[cli]") {
    const Folder folder;
    folder.write("job.json", R"({ "StartAt": "A", "States": { "A": { "Type": "Task", "End": true,
        "Resource": "arn:aws:states:::batch:submitJob.sync" } } })");
    CHECK(headroom(folder, "states job.json --check").code == 0);
    const Outcome express = headroom(folder, "states job.json --check --type EXPRESS");
    CHECK(express.code == 2);
    CHECK(express.err.find("[not-in-express]") != std::string::npos);
}

TEST_CASE("states --input executes a definition: history, output, transitions", "[cli]") {
    const Folder folder;
    folder.write("hello.asl.json", kHello);
    folder.write("in.json", R"({ "name": "Ada" })");
    folder.write("results.yaml", "Greet:\n  - Error: Busy\n    Duration: 1s\n  - Result: {hello: Ada}\n");
    const std::string run = "states hello.asl.json --set Function=arn:aws:states:::lambda:invoke --input in.json ";
    const Outcome failed = headroom(folder, run + "--results results.yaml");
    INFO(failed.out << failed.err);
    CHECK(failed.code == 0);
    CHECK(failed.out.find("FAILED after 1.025 s\nerror: Busy\n") != std::string::npos);
    CHECK(failed.out.find("TaskFailed") != std::string::npos);
    const Outcome without = headroom(folder, run + "--json");
    CHECK(without.code == 0);
    CHECK(without.err.find("no result is given for the state \"Greet\": {} is taken") != std::string::npos);
    CHECK(without.out.find("\"type\": \"TaskSucceeded\"") != std::string::npos);
    CHECK(without.out.find("\"status\": \"SUCCEEDED\"") != std::string::npos);
    CHECK(without.out.find("\"transitions\": 2") != std::string::npos);
}

TEST_CASE("states --results: what a Map's ItemReader reads is its Result", "[cli]") {
    const Folder folder;
    folder.write("map.json", R"({ "StartAt": "M", "States": { "M": { "Type": "Map", "End": true,
        "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b", "Key": "k" } },
        "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P",
          "States": { "P": { "Type": "Pass", "End": true } } } } } })");
    folder.write("in.json", "{}");
    folder.write("list.json", R"({ "M": { "Result": [1, 2, 3, 4] } })");
    folder.write("number.json", R"({ "M": { "Result": 4 } })");
    const std::string run = "states map.json --input in.json --json --results ";
    CHECK(headroom(folder, run + "list.json").out.find("\"transitions\": 9") != std::string::npos);
    CHECK(headroom(folder, run + "number.json").err.find("/M/Result: the Result of a Map") != std::string::npos);
}

TEST_CASE("states --input refuses inputs, results and arguments that are wrong", "[cli]") {
    const Folder folder;
    folder.write("hello.asl.json", kHello);
    folder.write("in.json", "{}");
    folder.write("bad.json", R"({ "Gret": { "Result": 1 }, "Greet": { "Reslt": 1, "Duration": "soon" } })");
    const std::string run = "states hello.asl.json --input ";
    CHECK(headroom(folder, run + "missing.json").code == 2);
    CHECK(headroom(folder, run + "in.json --transition soon").code == 2);
    CHECK(headroom(folder, run + "in.json --region moon-1").code == 2);
    CHECK(headroom(folder, run + "in.json --start yesterday").code == 2);
    for (const char* seed : {"-1", "1.5", "", "18446744073709551616"}) {
        CAPTURE(seed);
        const Outcome refused = headroom(folder, run + "in.json --seed '" + seed + "'");
        CHECK(refused.code == 2);
        CHECK(refused.out.empty());
        CHECK(refused.err.find("--seed") != std::string::npos);
    }
    CHECK(headroom(folder, run + "in.json --seed 7").code == 0);
    const Outcome bad = headroom(folder, run + "in.json --results bad.json");
    CHECK(bad.code == 2);
    CHECK(bad.out.empty());
    CHECK(bad.err.find("/Gret: there is no Task, and no Map with an ItemReader, named \"Gret\"; did you mean "
                       "\"Greet\"?") != std::string::npos);
    CHECK(bad.err.find("/Greet/Reslt: an answer has no \"Reslt\"; did you mean \"Result\"?") != std::string::npos);
    CHECK(bad.err.find("/Greet/Duration: ") != std::string::npos);
}

// It is this program that cannot evaluate them: a failure in AWS's words would say that the machine is wrong.
TEST_CASE("states --input refuses a machine whose JSONata decides, and executes what does not need it", "[cli]") {
    const Folder folder;
    folder.write("in.json", "{}");
    folder.write("computed.asl.json", R"({ "QueryLanguage": "JSONata", "StartAt": "C", "States": {
        "C": { "Type": "Pass", "Next": "Computed" },
        "Computed": { "Type": "Pass", "Output": "{% 1 + 1 %}", "End": true } } })");
    const Outcome refused = headroom(folder, "states computed.asl.json --input in.json");
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(contains(refused.err, "not evaluated: the state \"Computed\" has JSONata expressions"));
    CHECK(headroom(folder, "states computed.asl.json --check").code == 0);
    folder.write("fixed.asl.json", R"({ "QueryLanguage": "JSONata", "StartAt": "Fixed", "States": {
        "Fixed": { "Type": "Pass", "Output": { "a": 1 }, "End": true } } })");
    CHECK(headroom(folder, "states fixed.asl.json --input in.json").code == 0);
}

TEST_CASE("states --input refuses an input that StartExecution would not take", "[cli]") {
    const Folder folder;
    folder.write("pass.asl.json",
                 R"({ "StartAt": "P", "States": { "P": { "Type": "Pass", "Result": 1, "End": true } } })");
    folder.write("fits.json", "\"" + std::string(262'142, 'x') + "\"");
    folder.write("large.json", "\"" + std::string(262'143, 'x') + "\"");
    CHECK(headroom(folder, "states pass.asl.json --input fits.json").code == 0);
    const Outcome refused = headroom(folder, "states pass.asl.json --input large.json");
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(contains(refused.err, "--input: the input has 262145 bytes; StartExecution takes 262144"));
}

TEST_CASE("states --input: a loop without end takes little memory, and with --json says where it stops", "[cli]") {
    const Folder folder;
    folder.write("loop.asl.json", R"({ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": {
        "Type": "Choice", "Default": "A", "Choices": [ { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] },
        "Z": { "Type": "Succeed" } } })");
    folder.write("in.json", R"({ "s": ")" + std::string(24'000, 'x') + "\" }");
    const Outcome text = headroom(folder, "states loop.asl.json --input in.json");
    CHECK(text.code == 0);
    CHECK(contains(text.out, "The execution reached the maximum number of history events (25000)."));
    CHECK(contains(text.out, "as Express: not known: it enters more than 25000 states, and was not executed further"));
    const Outcome json = headroom(folder, "states loop.asl.json --input in.json --json");
    CHECK(json.code == 2);
    CHECK(json.out.empty());
    CHECK(contains(json.err, "the execution was stopped: the inputs and outputs of its history have more than 512 MB"));
}

TEST_CASE("states --input: Express children are in the cost as Standard", "[cli]") {
    const Folder folder;
    folder.write("map.asl.json", R"({ "StartAt": "M", "States": { "M": { "Type": "Map", "End": true, "ItemProcessor": {
        "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" }, "StartAt": "W",
        "States": { "W": { "Type": "Wait", "Seconds": 60, "End": true } } } } } })");
    std::string items = "[0";
    for (int i = 1; i < 1'000; ++i) items += ",0";
    folder.write("in.json", items + "]");
    const Outcome outcome = headroom(folder, "states map.asl.json --input in.json");
    // 1,001 transitions, 1,000 requests, 1,000 times 60.1 s of 64 MB.
    CHECK(contains(outcome.out, "as Standard: $0.0886"));
    CHECK(contains(outcome.out, "(with 1,000 Express child executions)"));
}

TEST_CASE("states --input --type EXPRESS: what five minutes end is billed", "[cli]") {
    const Folder folder;
    folder.write("wait.asl.json",
                 R"({ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 600, "End": true } } })");
    folder.write("in.json", "{}");
    CHECK(
        contains(headroom(folder, "states wait.asl.json --input in.json --type EXPRESS").out, "(300000 ms of 64 MB)"));
    CHECK(contains(headroom(folder, "states wait.asl.json --input in.json").out,
                   "as Express: not possible, it takes more than the five minutes"));
}
