// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.hpp"

using namespace program;

TEST_CASE("run writes result.json, prints a summary and exits 0", "[cli]") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    const Outcome outcome = headroom(folder, "run tiny.json --format json,csv,md");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find("p99 of Readers") != std::string::npos);
    CHECK(outcome.err.find("this will take about") != std::string::npos);
    for (const char* name : {"result.json", "summary.md", "figures.csv", "line_items.csv", "series_1_as_written.csv"}) {
        CHECK(fs::file_size(folder / "tiny.results" / name) > 100);
    }
    CHECK(slurp(folder / "tiny.results" / "result.json").starts_with("{\n \"HeadroomResult\": 1,"));
}

TEST_CASE("a missed objective exits 3 and the result is written all the same", "[cli]") {
    const Folder folder;
    std::string text = kTiny;
    text.replace(text.find("\"1s\" }"), 6, "\"1us\" }");
    folder.write("tiny.json", text);
    const Outcome outcome = headroom(folder, "run tiny.json --quiet");
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(fs::exists(folder / "tiny.results" / "result.json"));
}

TEST_CASE("the result does not depend on the number of jobs", "[cli]") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    CHECK(headroom(folder, "run tiny.json --quiet --jobs 1 --out one").code == 0);
    CHECK(headroom(folder, "run tiny.json --quiet --jobs 2 --out two").code == 0);
    CHECK(slurp(folder / "one" / "result.json") == slurp(folder / "two" / "result.json"));
}

TEST_CASE("bad input exits 2, says where, and writes nothing", "[cli]") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    folder.write("broken.json", "{ \"Headroom\": 1,\n \"Region\" }");
    folder.write("empty.json", "");
    folder.write("wrong.json",
                 R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {}, "Workloads": {}, "Nonsense": 1 })");
    folder.write("bytes.json", "{ \"Headroom\": 1, \"Name\": \"\xff\xfe\" }");
    folder.write("deep.json", std::string(100'000, '[') + std::string(100'000, ']'));
    folder.write("deep.yaml", std::string(100'000, '['));
    folder.write(
        "bomb.yaml",
        "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
        "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: "
        "[*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n");
    folder.write("nan.json", R"({ "Headroom": NaN })");
    folder.write("huge.json", R"({ "Headroom": 1e999 })");
    fs::create_directory(folder / "folder.json");
    std::ofstream(folder / "big.json").close();
    fs::resize_file(folder / "big.json", std::uintmax_t{1} << 30U);  // 1 GB, sparse
    const std::array<const char*, 12> files{"broken.json", "empty.json",  "wrong.json", "bytes.json",
                                            "deep.json",   "deep.yaml",   "bomb.yaml",  "nan.json",
                                            "huge.json",   "folder.json", "big.json",   "missing.json"};
    for (const char* file : files) {
        const Outcome outcome = headroom(folder, std::string("run ") + file);
        INFO(file << "\n" << outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.err.starts_with(file));
        CHECK(outcome.err.size() < 20'000);
        CHECK(outcome.out.empty());
        CHECK_FALSE(fs::exists(folder / (fs::path(file).stem().string() + ".results")));
        CHECK(headroom(folder, std::string("validate ") + file).code == 2);
        CHECK(headroom(folder, std::string("bill ") + file).code == 2);
    }
    for (const char* arguments :
         {"run", "run tiny.json --jobs 0", "run tiny.json --set Memory", "run tiny.json --set Nothing=1",
          "run tiny.json --duration 5", "run tiny.json --design nowhere", "run tiny.json --format doc", "fly",
          "run tiny.json --replications 0"}) {
        const Outcome outcome = headroom(folder, arguments);
        INFO(arguments << "\n" << outcome.err);
        CHECK(outcome.code == 2);
        CHECK_FALSE(outcome.err.empty());
        CHECK_FALSE(fs::exists(folder / "tiny.results"));
    }
}

TEST_CASE("an output folder that cannot be written to exits 1", "[cli]") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    folder.write("taken", "a file");
    CHECK(headroom(folder, "run tiny.json --quiet --out taken").code == 1);
    if (::geteuid() == 0 && std::system("command -v setpriv >/dev/null") != 0) return;  // root may write anywhere
    fs::create_directory(folder / "locked");
    fs::permissions(folder / "locked",
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    fs::permissions(folder.path(), fs::perms::all);
    const std::string before = ::geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : "";
    const Outcome outcome = headroom(folder, "run tiny.json --quiet --out locked", before);
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK(outcome.err.find("locked") != std::string::npos);
    CHECK(fs::is_empty(folder / "locked"));
}

TEST_CASE("a full disk exits 1 and leaves the old result whole", "[cli]") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    REQUIRE(headroom(folder, "run tiny.json --quiet --seed 1").code == 0);
    const std::string old = slurp(folder / "tiny.results" / "result.json");
    // A limit on the size of files stands for the full disk: the write fails half way.
    const Outcome outcome = headroom(folder, "run tiny.json --quiet --seed 2", "ulimit -f 4;");
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK(outcome.err.find("result.json") != std::string::npos);
    CHECK(slurp(folder / "tiny.results" / "result.json") == old);
    CHECK(std::distance(fs::directory_iterator(folder / "tiny.results"), fs::directory_iterator{}) == 1);
}

TEST_CASE("an interrupted run exits 130", "[cli]") {
    const Folder folder;
    std::string text = kTiny;
    text.replace(text.find("\"60s\""), 5, "\"40d\"");
    folder.write("long.json", text);
    const Outcome outcome = headroom(folder, "run long.json --quiet --jobs 1", "timeout --preserve-status -s INT 1");
    CHECK(outcome.code == 130);
    CHECK_FALSE(fs::exists(folder / "long.results"));
}

TEST_CASE("a run whose terminal is closed writes what is finished and says that it is partial", "[cli]") {
    const Folder folder;
    std::string text = kTiny;
    text.replace(text.find("\"60s\""), 5, "\"10m\"");
    text.replace(text.find("\"Replications\": 5"), 17, "\"Replications\": 9000");
    folder.write("long.json", text);
    const Outcome outcome = headroom(folder, "run long.json --quiet --jobs 1",
                                     "env --default-signal=HUP timeout --preserve-status -s HUP 5");
    CHECK(outcome.code == 130);
    CHECK(contains(slurp(folder / "long.results" / "result.json"), "\"Partial\": true"));
}

TEST_CASE("bill prices a list of usage exactly", "[cli]") {
    const Folder folder;
    // AWS Lambda pricing page, example "telemetry": 249.49 USD with each line rounded to the cent.
    folder.write("usage.json", R"({"Region": "us-east-1", "FreeTier": "none", "Usage": [
      {"Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 14880000}, {"Service": "AWSLambda", "UsageType": "Request", "Quantity": 7440000}]})");
    const Outcome exact = headroom(folder, "bill usage.json --json");
    INFO(exact.err);
    CHECK(exact.code == 0);
    CHECK(exact.out.find("\"Total\": 249.488496") != std::string::npos);
    const Outcome text = headroom(folder, "bill usage.json --round aws");
    CHECK(text.out.find("249.49") != std::string::npos);
    CHECK(text.out.find(" 14,880,000 ") != std::string::npos);  // digits in groups, as run prints them
    folder.write("much.json", R"({"Region": "us-east-1", "Usage": [
      {"Service": "AWSLambda", "UsageType": "Request", "Quantity": 12345678901.5}]})");
    const Outcome much = headroom(folder, "bill much.json");
    CHECK(much.out.find(" 12,345,678,901.5 ") != std::string::npos);
    CHECK(much.out.find(" 2,469.1357803\n") != std::string::npos);
    // Jakarta charges the same for Lambda; a table's write there costs 0.71 a million (AWS price feed, 2025-08-28).
    folder.write(
        "jakarta.json",
        R"({"Region": "ap-southeast-3", "Usage": [{"Service": "AmazonDynamoDB", "UsageType": "APS4-WriteRequestUnits", "Quantity": 1000000}]})");
    CHECK(headroom(folder, "bill jakarta.json --json").out.find("\"Total\": 0.71") != std::string::npos);
    folder.write(
        "other.json",
        R"({"Region": "us-east-1", "Usage": [{"Service": "AWSLambda", "UsageType": "APS4-Request", "Quantity": 1}]})");
    CHECK(headroom(folder, "bill other.json").code == 2);
    folder.write(
        "near.json",
        R"({"Region": "us-east-1", "Usage": [{"Service": "AWSLambda", "UsageType": "Reqest", "Quantity": 1}]})");
    const Outcome near = headroom(folder, "bill near.json");
    CHECK(near.code == 2);
    CHECK(near.err.find("near.json:1:") != std::string::npos);
    CHECK(near.err.find("Request") != std::string::npos);
}

TEST_CASE("bill blames an option that is wrong, not the file", "[cli]") {
    const Folder folder;
    folder.write("u.json", R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AWSLambda", "UsageType": "Request", "Quantity": 10 } ] })");
    CHECK(contains(headroom(folder, "bill u.json --region sa-east-1x").err, "--region"));
    CHECK_FALSE(contains(headroom(folder, "bill u.json --region sa-east-1x").err, "u.json"));
    CHECK(contains(headroom(folder, "bill u.json --as-of yesterday").err, "--as-of"));
}

TEST_CASE("prices that are not AWS's are guesses, in every bill and report", "[cli]") {
    const Folder folder;
    folder.write("u.json", R"({ "Region": "us-east-1", "Usage": [
        { "Service": "AmazonDAX", "UsageType": "NodeUsage:dax.t3.small", "Quantity": 730 },
        { "Service": "AmazonDAX", "UsageType": "CPUCredits:t3", "Quantity": 10 } ] })");
    const std::string mark = "NodeUsage:dax.t3.small (not AWS's price: a guess)";
    const Outcome bill = headroom(folder, "bill u.json");
    INFO(bill.out << bill.err);
    CHECK(contains(bill.out, mark));
    CHECK_FALSE(contains(bill.out, "CPUCredits:t3 (not"));
    CHECK(contains(bill.out, "prices of AmazonDAX from third parties, not AWS, newest 2026-11-22"));
    folder.write("s.json", R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
      "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
        "Behavior": { "ItemCount": 1000, "ItemSize": "1KB" } },
      "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "NodeType": "dax.t3.small", "ReplicationFactor": 2 } },
      "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 256, "Timeout": 9,
          "VpcConfig": { "SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"] } },
        "Behavior": { "Steps": [ { "Call": { "Target": "T", "Operation": "GetItem", "Via": "Cache" } } ] } } },
      "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "2/s" } } } },
      "Simulation": { "WarmUp": "cold", "Duration": "1m", "Replications": 1 } })");
    const Outcome run = headroom(folder, "run s.json --format json,csv,md,html --out r");
    INFO(run.out << run.err);
    REQUIRE(run.code == 0);
    CHECK(contains(run.out, mark));
    CHECK(contains(run.out, "Guessed prices: not AWS's: AmazonDAX NodeUsage:dax.t3.small"));
    CHECK(contains(slurp(folder / "r/summary.md"),
                   "guess: /Rates/AmazonDAX\\~1NodeUsage:dax.t3.small = 0.04 USD per Hrs"));
    CHECK(contains(slurp(folder / "r/report.html"), "Guessed prices: not AWS"));
    CHECK(contains(slurp(folder / "r/line_items.csv"), "NodeUsage:dax.t3.small,,1460,Hrs,0.04,58.4,yes"));
    CHECK(contains(slurp(folder / "r/result.json"), "\"Path\": \"/Rates/AmazonDAX~1NodeUsage:dax.t3.small\""));
    // One's own rate is none.
    std::string own = slurp(folder / "s.json");
    own.insert(own.find("\"Workloads\""), R"("Rates": { "AmazonDAX/NodeUsage:dax.t3.small": 0.05 }, )");
    folder.write("own.json", own);
    CHECK_FALSE(contains(headroom(folder, "run own.json --out o").out, "Guessed prices"));
}

TEST_CASE("bill takes the user's own rates", "[cli]") {
    const Folder folder;
    folder.write(
        "usage.json",
        R"({"Region": "us-east-1", "Rates": {"AWSLambda/Request": 0.0000001}, "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 1000000}]})");
    const Outcome outcome = headroom(folder, "bill usage.json --json");
    INFO(outcome.err);
    CHECK(outcome.out.find("\"Total\": 0.1") != std::string::npos);
}

TEST_CASE("every template of init is valid where it is written", "[cli]") {
    const Folder folder;
    const Outcome list = headroom(folder, "init");
    CHECK(list.code == 0);
    std::istringstream lines(list.out);
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string name = line.substr(0, line.find(' '));
        CHECK(headroom(folder, "init " + name + " --out " + name + ".json").code == 0);
        const Outcome valid = headroom(folder, "validate " + name + ".json");
        INFO(name << "\n" << valid.err);
        CHECK(valid.code == 0);
        CHECK(headroom(folder, "init " + name + " --out " + name + ".json").code == 2);  // never overwrites
        ++count;
    }
    CHECK(count >= 3);
    CHECK(headroom(folder, "init product_catalog").err.find("product_catalogue") != std::string::npos);
}

TEST_CASE("explain, schema, help and version answer", "[cli]") {
    const Folder folder;
    const Outcome explained = headroom(folder, "explain IdleLifetime");
    CHECK(explained.code == 0);
    CHECK(explained.out.find("default: 2021") != std::string::npos);
    CHECK(explained.out.find("source:") != std::string::npos);
    CHECK(headroom(folder, "explain IdleLifetmie").err.find("IdleLifetime") != std::string::npos);
    const Outcome schema = headroom(folder, "schema");
    CHECK(schema.code == 0);
    CHECK(schema.out.find("http://json-schema.org/draft-07/schema#") != std::string::npos);
    CHECK(headroom(folder, "--version").out.starts_with("headroom "));
    for (const char* command : {"", "run ", "validate ", "bill ", "init ", "explain ", "schema ", "prices ",
                                "prices import ", "prices list ", "prices show ", "prices diff "}) {
        const Outcome help = headroom(folder, std::string(command) + "--help");
        CHECK(help.code == 0);
        CHECK(help.out.find("Example") != std::string::npos);
    }
}
