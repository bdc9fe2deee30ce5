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
