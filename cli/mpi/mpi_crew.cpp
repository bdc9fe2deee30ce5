// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/mpi/mpi_crew.hpp"

#include <mpi.h>

#include <chrono>
#include <cstdint>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

namespace {

using headroom::planning::Crew;

constexpr int kLeader = 0;
constexpr int kAsk = 1;     // follower to leader: nothing
constexpr int kGive = 2;    // leader to follower: an index, or kNoMore
constexpr int kAnswer = 3;  // follower to leader: the index, then the answer; asks for the next as well
constexpr int kLeave = 4;   // follower to leader: it will not ask
constexpr std::uint64_t kNoMore = std::numeric_limits<std::uint64_t>::max();
constexpr auto kPause = std::chrono::milliseconds(1);  // the leader's processors have points of their own to work on

class MpiCrew : public Crew {
public:
    MpiCrew() {
        MPI_Comm_size(MPI_COMM_WORLD, &size_);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    }
    /// Nobody is left waiting: not by a leader that found no reason to lead, nor by one that never asked.
    ~MpiCrew() override {
        if (!met_ && leads()) lead([] { return std::optional<std::size_t>(); }, [](std::size_t, const std::string&) {});
        if (!met_ && !leads()) MPI_Send(nullptr, 0, MPI_BYTE, kLeader, kLeave, MPI_COMM_WORLD);
        MPI_Finalize();
    }

    std::size_t size() const override { return static_cast<std::size_t>(size_); }
    bool leads() const override { return rank_ == kLeader; }

    void lead(const std::function<std::optional<std::size_t>()>& next,
              const std::function<void(std::size_t, const std::string&)>& answered) override {
        met_ = true;
        for (int busy = size_ - 1; busy > 0;) {
            int there = 0;
            MPI_Status status;
            MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
            if (there == 0) {
                std::this_thread::sleep_for(kPause);
                continue;
            }
            const std::string message = receive(status);
            if (status.MPI_TAG == kAnswer) {
                std::uint64_t index = 0;
                std::memcpy(&index, message.data(), sizeof index);
                answered(static_cast<std::size_t>(index), message.substr(sizeof index));
            }
            if (status.MPI_TAG == kLeave) {
                --busy;
                continue;
            }
            const auto given = next();
            const std::uint64_t index = given ? *given : kNoMore;
            MPI_Send(&index, sizeof index, MPI_BYTE, status.MPI_SOURCE, kGive, MPI_COMM_WORLD);
            if (!given) --busy;
        }
    }

    void follow(const std::function<std::string(std::size_t)>& work) override {
        met_ = true;
        MPI_Send(nullptr, 0, MPI_BYTE, kLeader, kAsk, MPI_COMM_WORLD);
        while (true) {
            std::uint64_t index = kNoMore;
            MPI_Recv(&index, sizeof index, MPI_BYTE, kLeader, kGive, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            if (index == kNoMore) return;
            std::string answer(sizeof index, '\0');
            std::memcpy(answer.data(), &index, sizeof index);
            answer += work(static_cast<std::size_t>(index));
            MPI_Send(answer.data(), static_cast<int>(answer.size()), MPI_BYTE, kLeader, kAnswer, MPI_COMM_WORLD);
        }
    }

private:
    static std::string receive(const MPI_Status& status) {
        int length = 0;
        MPI_Get_count(&status, MPI_BYTE, &length);
        std::string message(static_cast<std::size_t>(length), '\0');
        MPI_Recv(message.data(), length, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
        return message;
    }

    bool met_ = false;
    int size_ = 1;
    int rank_ = 0;
};

}  // namespace

headroom::planning::Crew* headroomJoinCrew() {
    int given = 0;
    if (MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given) != MPI_SUCCESS) return nullptr;
    return new MpiCrew();
}
