// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/request.hpp"
#include "model/services/lambda/behavior_spec.hpp"
#include "model/services/lambda/cursor.hpp"

namespace headroom::lambda {

/// One thing to do. Pauses and calls take time; the others only say what comes next.
struct Instruction {
    enum class Kind : std::uint8_t {
        Pause,    ///< computes or waits
        Connect,  ///< a pause on an environment's first call to a target
        Call,
        Choose,  ///< goes to one of several places
        Jump,
        Repeat,  ///< begins a round
        Again,   ///< ends it
    };
    Kind kind = Kind::Pause;
    std::uint32_t number = 0;   ///< of its draws: the place of its step in the file, whatever else the step adds
    std::uint32_t operand = 0;  ///< which pause, call, choice or loop
    std::uint32_t target = 0;   ///< where to go on: Jump; Repeat when there is no round; Again when there is another
};

/// Time to let pass.
struct Pause {
    base::Sampler length;
    double stretch = 1.0;
    engine::Cause cause = engine::Cause::Compute;
    std::uint32_t connection = 0;  ///< of a Connect: which target
};

/// The steps of a function as a flat list, so that running them needs no recursion and no memory.
class Program {
public:
    /// `memory` [MB] sets the speed of CPU-bound work; `key` drives the switching of regimes.
    Program(const Steps& steps, std::int64_t memory, std::uint64_t key);

    void start(Cursor& cursor, std::uint64_t key) const;
    /// The next pause or call; nothing at the end.
    const Instruction* next(Cursor& cursor);
    /// The key of an instruction's draws at this place and round.
    static std::uint64_t drawsOf(const Instruction& instruction, const Cursor& cursor);

    Pause& pause(const Instruction& instruction) { return pauses_[instruction.operand]; }
    /// The Call steps, in the order of their operands.
    const std::vector<CallStep>& calls() const { return calls_; }

private:
    struct Choice {
        std::vector<double> upTo;  ///< cumulative shares
        std::vector<std::uint32_t> targets;
    };

    void add(const Steps& steps);
    void add(const ComputeStep& step);
    void add(const WaitStep& step);
    void add(const CallStep& step);
    void add(const BranchStep& step);
    void add(const RepeatStep& step);
    void addPause(Instruction::Kind kind, const base::Distribution& length, double stretch, engine::Cause cause,
                  std::uint32_t part, std::uint32_t connection);
    std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
    std::uint32_t number(std::uint32_t part) const;
    std::uint32_t connectionOf(const std::string& target);
    void choose(const Instruction& instruction, Cursor& cursor) const;
    void beginRound(const Instruction& instruction, Cursor& cursor) const;
    void endRound(const Instruction& instruction, Cursor& cursor) const;

    std::int64_t memory_;
    std::uint64_t key_;
    std::uint32_t step_ = 0;
    std::uint32_t depth_ = 0;
    std::uint32_t deepest_ = 0;
    std::vector<Instruction> code_;
    std::vector<Pause> pauses_;
    std::vector<CallStep> calls_;
    std::vector<Choice> choices_;
    std::vector<std::int64_t> rounds_;  ///< by loop
    std::vector<std::uint32_t> depths_;
    std::vector<std::string> connections_;
};

}  // namespace headroom::lambda
