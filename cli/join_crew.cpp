// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/join_crew.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "cli/mpi/mpi_crew.hpp"
#include "report/library_beside.hpp"

namespace headroom::cli {

namespace {

/// Open MPI, and the process managers of MPICH and Slurm, tell each process how many there are.
constexpr std::array<const char*, 2> kSizes{"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"};

bool startedAmongSeveral() {
    for (const char* name : kSizes) {
        const char* size = std::getenv(name);
        if (size != nullptr && std::atoi(size) > 1) return true;
    }
    const char* tasks = std::getenv("SLURM_STEP_NUM_TASKS");  // of PMIx under srun, which says no size itself
    return std::getenv("PMIX_RANK") != nullptr && tasks != nullptr && std::atoi(tasks) > 1;
}

}  // namespace

base::Result<std::shared_ptr<planning::Crew>> joinCrew() {
    if (!startedAmongSeveral()) return std::shared_ptr<planning::Crew>();
    const auto join = report::functionBeside("libheadroom_mpi.so", "headroomJoinCrew");
    if (!join)
        return base::Error{base::Errc::Environment, "sweep",
                           "several processes were started, and this build has no MPI to share the points by (" +
                               join.error().what + "); each of them would run the whole sweep"};
    std::shared_ptr<planning::Crew> crew(reinterpret_cast<decltype(&headroomJoinCrew)>(join->address)());
    if (!crew) return base::Error{base::Errc::Environment, "sweep", "MPI cannot be started"};
    // One of them speaks.
    if (!crew->leads() && std::freopen("/dev/null", "w", stderr) == nullptr) return crew;
    return crew;
}

}  // namespace headroom::cli
