// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/cli/program.hpp"

using namespace program;

TEST_CASE("bill says everything that is wrong at once, at its field", "[cli]") {
    const Folder folder;
    folder.write("usage.json",
                 R"({"Region": "us-east-1", "Rates": {"AWSLambda/Request": [{"USD": 1, "Up": 4}]}, "Usage": [
 {"Service": "AWSLambda", "UsageType": "Request"},
 {"Service": "AWSLambda", "UsageType": "Reqest", "Quantity": 1},
 {"Service": "AWSLamda", "UsageType": "Request", "Quantity": 1},
 {"Service": "AWSLambda", "UsageType": "Request", "Quantity": -1},
 7]})");
    const Outcome outcome = headroom(folder, "bill usage.json");
    INFO(outcome.err);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    for (const char* line : {"usage.json:1:68: /Rates/AWSLambda~1Request/0/Up: is not known here",
                             "usage.json:2:2: /Usage/0: lacks \"Quantity\"",
                             "usage.json:3:40: /Usage/1/UsageType: AWSLambda has no usage type",
                             "usage.json:4:14: /Usage/2/Service: no prices of a service",
                             "usage.json:5:63: /Usage/3/Quantity: ", "usage.json:6:2: /Usage/4: must be"}) {
        INFO(line);
        CHECK(outcome.err.find(line) != std::string::npos);
    }
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 6);
}

TEST_CASE("validate gives its problems to programs as well", "[cli]") {
    const Folder folder;
    folder.write("good.json", kTiny);
    folder.write("bad.json", "{ \"Headroom\": 2,\n \"Regoin\": \"us-east-1\" }");
    const Outcome outcome = headroom(folder, "validate good.json bad.json --json");
    CHECK(outcome.code == 2);
    INFO(outcome.out);
    CHECK(contains(outcome.out, R"("Valid": true)"));
    CHECK(contains(outcome.out, R"("Valid": false)"));
    CHECK(contains(outcome.out, R"("Severity": "error")"));
    CHECK(contains(outcome.out, R"("Line": 2)"));
    CHECK(contains(outcome.out, R"("Path": "/Regoin")"));
    CHECK(contains(outcome.err, "bad.json:2:2: /Regoin: "));
}

TEST_CASE("a quiet bill says nothing but the bill", "[cli]") {
    const Folder folder;
    folder.write("usage.json", R"({"Region": "us-east-1", "FreeTier": "always", "Usage": [
 {"Service": "AmazonCloudWatch", "UsageType": "VendedLog-Bytes", "Quantity": 10}]})");
    CHECK(contains(headroom(folder, "bill usage.json").err, "note: CloudWatch's free 5 GB"));
    const Outcome quiet = headroom(folder, "bill usage.json --quiet");
    CHECK(quiet.code == 0);
    CHECK(quiet.err.empty());
    CHECK_FALSE(quiet.out.empty());
}

TEST_CASE("options have the limits of the file's fields", "[cli]") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    for (const char* arguments :
         {"--seed -1", "--seed 18446744073709551616", "--seed 1.5", "--duration 36500d", "--duration 0s", "--out ''",
          "--replications 10001", "--replications x", "--replications -1"}) {
        const Outcome outcome = headroom(folder, std::string("run tiny.json ") + arguments);
        INFO(arguments << "\n" << outcome.err);
        CHECK(outcome.code == 2);
        CHECK(
            outcome.err.starts_with("headroom: " + std::string(arguments).substr(0, std::string(arguments).find(' '))));
        CHECK_FALSE(fs::exists(folder / "tiny.results"));
    }
    CHECK(headroom(folder, "init product_catalogue --out ''").code == 2);
    CHECK(contains(headroom(folder, "run tiny.json --set A=1 --set A=2").err, "\"A\" is set twice"));
}

TEST_CASE("an answer that cannot be written exits 1", "[cli]") {
    if (!fs::exists("/dev/full")) return;
    const Folder folder;
    folder.write("tiny.json", kTiny);
    for (const char* arguments :
         {"run tiny.json --json", "schema", "init", "--help", "validate tiny.json", "explain Timeout"}) {
        const std::string program = " '" HEADROOM_PROGRAM "' ";
        const std::string command =
            "cd '" + folder.path().string() + "' &&" + program + arguments + " >/dev/full 2>.err";
        const int status = std::system(command.c_str());
        INFO(arguments << "\n" << slurp(folder / ".err"));
        CHECK(WEXITSTATUS(status) == 1);
        CHECK(slurp(folder / ".err").find("could not be written") != std::string::npos);
    }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which reserves far more than any limit
TEST_CASE("too little memory exits 1 and writes nothing", "[cli]") {
    const Folder folder;
    std::string text = "{ \"Headroom\": 1, \"Layout\": [0";
    for (int i = 0; i < 1'500'000; ++i) text += ",0";
    folder.write("large.json", text + "] }");
    const Outcome outcome = headroom(folder, "run large.json", "ulimit -v 120000;");
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK(outcome.err == "headroom: out of memory; nothing was written\n");
    CHECK_FALSE(fs::exists(folder / "large.results"));
}
#endif

TEST_CASE("a design of any name and a result that cannot be replaced", "[cli]") {
    const Folder folder;
    std::string text = kTiny;
    text.insert(text.rfind('}'), ", \"Designs\": [ { \"Name\": \"" + std::string(400, 'd') + "\" } ]");
    folder.write("tiny.json", text);
    REQUIRE(headroom(folder, "run tiny.json --quiet --format csv --duration 10s --replications 1").code == 0);
    CHECK(fs::exists(folder / "tiny.results" / ("series_1_" + std::string(100, 'd') + ".csv")));
    const std::string old = slurp(folder / "tiny.results" / "result.json");
    fs::remove(folder / "tiny.results" / "figures.csv");
    fs::create_directory(folder / "tiny.results" / "figures.csv");
    const Outcome outcome = headroom(folder, "run tiny.json --quiet --format csv --duration 20s --replications 1");
    CHECK(outcome.code == 1);
    CHECK(outcome.err.find("figures.csv") != std::string::npos);
    CHECK(slurp(folder / "tiny.results" / "result.json") == old);
}

TEST_CASE("a command line that is none is told in its own words", "[cli]") {
    const Folder folder;
    const auto says = [&](const std::string& arguments, const std::string& words) {
        const Outcome outcome = headroom(folder, arguments);
        INFO(outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.err.starts_with("headroom: "));
        CHECK(contains(outcome.err, words));
    };
    says("", "a command is needed");
    says("runn s.json", "there is no command \"runn\"; did you mean \"run\"?");
    says("run s.json --durations 3m", "run: there is no option --durations; did you mean \"--duration\"?");
    says("run s.json --jobs 0", "--jobs");
    says("prices show us-east-1 AWSLambda --as-off 2026-01-05", "did you mean \"--as-of\"?");
}

TEST_CASE("a file of another kind is told once, not key by key", "[cli]") {
    const Folder folder;
    folder.write("s.json", kTiny);
    const Outcome scenario = headroom(folder, "bill s.json");
    CHECK(contains(scenario.err, "is a scenario, no list of usage"));
    CHECK(std::count(scenario.err.begin(), scenario.err.end(), '\n') == 1);
    folder.write("r.json", R"({ "HeadroomResult": 1, "Designs": [] })");
    CHECK(contains(headroom(folder, "bill r.json").err, "is a result, no list of usage"));
    const Outcome missing = headroom(folder, "report nosuch --out x");
    CHECK(missing.err == "headroom: nosuch: there is no such file\n");
    folder.write("q.json", R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": "30" } ] })");
    CHECK(contains(headroom(folder, "bill q.json").err, "/Usage/0/Quantity: is text; must be a number"));
}

TEST_CASE("explain without a key lists them, and Arrivals its processes", "[cli]") {
    const Folder folder;
    const Outcome all = headroom(folder, "explain");
    CHECK(all.code == 0);
    CHECK(contains(all.out, "IdleLifetime"));
    CHECK(contains(headroom(folder, "explain Arrivals").out, "Diurnal: a day's wave"));
    CHECK_FALSE(contains(headroom(folder, "explain Arrivals").out, "see its description"));
    CHECK(contains(headroom(folder, "explain Target").out, "acceptance"));
}
