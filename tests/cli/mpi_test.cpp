// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep that several processes share, on this machine.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

const char* const kFile = R"({ "Headroom": 1, "Name": "Two", "Region": "us-east-1",
 "Parameters": { "Size": { "Type": "String", "Default": "1KB" } },
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10, "ItemSize": { "Ref": "Size" } } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Poisson": { "Rate": "200/s" } } } },
 "Designs": [ { "Name": "half" }, { "Name": "whole", "Patch": { "Workloads": { "Readers": { "ConsistentRead": true } } } } ],
 "Objectives": [ { "Metric": "Latency", "Of": "Readers", "AtMost": "1s" } ],
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5 } })";

/// Three processes on one machine, whoever runs the tests.
constexpr const char* kThree =
    "env OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 "
    "OMPI_MCA_btl_vader_single_copy_mechanism=none mpirun -n 3";

bool canShare() {
    const bool there = fs::exists(fs::path(HEADROOM_PROGRAM).parent_path() / "libheadroom_mpi.so") &&
                       std::system("command -v mpirun >/dev/null") == 0;
    if (!there) WARN("built without MPI: sweeps over processes are not tested");
    return there;
}

}  // namespace

TEST_CASE("three processes find what one does, to the byte", "[cli][mpi]") {
    if (!canShare()) return;
    const Folder folder;
    folder.write("two.json", kFile);
    const std::string sweep = "sweep two.json --vary Size=1KB,3KB,5KB,7KB --vary Traffic=1x,2x --format json,csv,md ";
    const Outcome alone = headroom(folder, sweep + "--jobs 1 --quiet --out one");
    REQUIRE(alone.code == 0);
    const Outcome shared = headroom(folder, sweep + "--out three", kThree);
    INFO(shared.err);
    CHECK(shared.code == 0);
    for (const char* name : {"sweep.json", "sweep.csv"})
        CHECK(slurp(folder / "one" / name) == slurp(folder / "three" / name));
    // One of them speaks, once, and the points are kept: the next run has nothing to do.
    CHECK(shared.out.find("16 points") == shared.out.rfind("16 points"));
    CHECK(contains(headroom(folder, sweep + "--out three").out, "16 points were finished before"));
    CHECK(contains(headroom(folder, sweep + "--out three", kThree).out, "16 points were finished before"));
}

TEST_CASE("what is wrong is said once, and nothing is written", "[cli][mpi]") {
    if (!canShare()) return;
    const Folder folder;
    folder.write("two.json", kFile);
    const Outcome wrong = headroom(folder, "sweep two.json --vary Seize=1KB,2KB --out none", kThree);
    CHECK(wrong.code == 2);
    const std::size_t first = wrong.err.find("Seize");
    REQUIRE(first != std::string::npos);
    CHECK(wrong.err.find("headroom: --vary", first + 1) == std::string::npos);
    CHECK_FALSE(fs::exists(folder / "none" / "sweep.json"));
}

TEST_CASE("a leader that cannot write leaves nobody waiting", "[cli][mpi]") {
    if (!canShare()) return;
    const Folder folder;
    folder.write("two.json", kFile);
    folder.write("file", "no folder");
    const Outcome failed =
        headroom(folder, "sweep two.json --vary Size=1KB,2KB --out file", std::string("timeout 60 ") + kThree);
    CHECK(failed.code == 1);
    CHECK(contains(failed.err, "is not a folder"));
}

TEST_CASE("several processes of a build without MPI refuse to do the same work each", "[cli]") {
    if (fs::exists(fs::path(HEADROOM_PROGRAM).parent_path() / "libheadroom_mpi.so")) {
        WARN("built with MPI: its absence is not tested");
        return;
    }
    const Folder folder;
    folder.write("two.json", kFile);
    const Outcome refused =
        headroom(folder, "sweep two.json --vary Size=1KB,2KB", "env OMPI_COMM_WORLD_SIZE=3 OMPI_COMM_WORLD_RANK=0");
    CHECK(refused.code == 1);
    CHECK(contains(refused.err, "has no MPI"));
}
