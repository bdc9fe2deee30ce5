// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/program.hpp"

#include <algorithm>

#include "model/services/lambda/cpu.hpp"

namespace headroom::lambda {

Program::Program(const Steps& steps, std::int64_t memory, std::uint64_t key) : memory_(memory), key_(key) {
    add(steps);
}

void Program::add(const Steps& steps) {
    for (const Step& step : steps) {
        std::visit([this](const auto& what) { add(what); }, step.what);
    }
}

void Program::addPause(Instruction::Kind kind, Part part, const base::Distribution& length, const Manner& manner) {
    code_.push_back({kind, number(part), static_cast<std::uint32_t>(pauses_.size()), 0});
    pauses_.push_back({base::Sampler(length, base::deriveKey(key_, number(part))), manner.stretch, manner.cause,
                       manner.connection, manner.threads});
}

void Program::add(const ComputeStep& step) {
    const double stretch = cpuStretch(step.atMemory, memory_, step.threads);
    addPause(Instruction::Kind::Pause, kItself, step.duration, {.stretch = stretch, .threads = step.threads});
    ++step_;
}

void Program::add(const WaitStep& step) {
    addPause(Instruction::Kind::Pause, kItself, step.duration, {.cause = engine::Cause::Waiting});
    ++step_;
}

void Program::add(const CallStep& step) {
    if (step.clientCpu) {
        const double stretch = cpuStretch(kMemoryOfOneCpu, memory_, 1);
        addPause(Instruction::Kind::Pause, kClientCpu, *step.clientCpu, {.stretch = stretch, .threads = 1});
    }
    if (step.firstCall) {
        addPause(Instruction::Kind::Connect, kConnect, *step.firstCall,
                 {.cause = engine::Cause::Waiting, .connection = connectionOf(step.target)});
    }
    code_.push_back({Instruction::Kind::Call, number(kItself), static_cast<std::uint32_t>(calls_.size()), 0});
    calls_.push_back(step);
    ++step_;
}

std::uint32_t Program::connectionOf(const std::string& target) {
    const auto found = std::find(connections_.begin(), connections_.end(), target);
    const auto index = static_cast<std::uint32_t>(found - connections_.begin());
    if (found == connections_.end()) connections_.push_back(target);
    return index;
}

void Program::add(const BranchStep& step) {
    const auto choice = static_cast<std::uint32_t>(choices_.size());
    code_.push_back({Instruction::Kind::Choose, number(kItself), choice, 0});
    ++step_;
    double sum = 0.0;
    for (const BranchArm& arm : step.arms) sum += arm.weight;
    Choice made;
    double upTo = 0.0;
    std::vector<std::uint32_t> jumps;
    choices_.emplace_back();
    for (const BranchArm& arm : step.arms) {
        upTo += arm.weight / sum;
        made.upTo.push_back(upTo);
        made.targets.push_back(here());
        add(arm.steps);
        jumps.push_back(here());
        code_.push_back({Instruction::Kind::Jump, 0, 0, 0});
    }
    for (const std::uint32_t jump : jumps) code_[jump].target = here();
    choices_[choice] = std::move(made);
}

void Program::add(const RepeatStep& step) {
    const auto loop = static_cast<std::uint32_t>(rounds_.size());
    const std::uint32_t begin = here();
    const std::uint32_t number = this->number(kItself);
    rounds_.push_back(step.times);
    depths_.push_back(depth_++);
    code_.push_back({Instruction::Kind::Repeat, number, loop, 0});
    ++step_;
    add(step.steps);
    code_.push_back({Instruction::Kind::Again, number, loop, begin + 1});
    code_[begin].target = here();
    --depth_;
}

void Program::add(const ParallelStep& step) {
    const auto fork = static_cast<std::uint32_t>(forks_.size());
    const std::uint32_t begin = here();
    code_.push_back({Instruction::Kind::Fork, number(kItself), fork, 0});
    ++step_;
    std::vector<std::uint32_t> strands;
    forks_.emplace_back();
    for (const Steps& branch : step.branches) {
        strands.push_back(here());
        add(branch);
        code_.push_back({Instruction::Kind::Stop, 0, 0, 0});
    }
    code_[begin].target = here();
    forks_[fork] = std::move(strands);
}

Cursor Program::strand(const Instruction& fork, std::size_t nth, const Cursor& from) const {
    Cursor cursor;
    cursor.at = forks_[fork.operand][nth];
    cursor.key = from.key;
    return cursor;
}

void Program::start(Cursor& cursor, std::uint64_t key) const {
    cursor.at = 0;
    cursor.key = key;
}

const Instruction* Program::next(Cursor& cursor) {
    while (cursor.at < code_.size()) {
        const Instruction& instruction = code_[cursor.at++];
        switch (instruction.kind) {
            case Instruction::Kind::Pause:
            case Instruction::Kind::Connect:
            case Instruction::Kind::Call:
                return &instruction;
            case Instruction::Kind::Fork:
                cursor.at = instruction.target;
                return &instruction;
            case Instruction::Kind::Stop:
                --cursor.at;
                return nullptr;
            case Instruction::Kind::Choose:
                choose(instruction, cursor);
                break;
            case Instruction::Kind::Jump:
                cursor.at = instruction.target;
                break;
            case Instruction::Kind::Repeat:
                beginRound(instruction, cursor);
                break;
            case Instruction::Kind::Again:
                endRound(instruction, cursor);
                break;
        }
    }
    return nullptr;
}

std::uint64_t Program::drawsOf(const Instruction& instruction, const Cursor& cursor) {
    return base::deriveKey(cursor.key, instruction.number);
}

void Program::choose(const Instruction& instruction, Cursor& cursor) const {
    const Choice& choice = choices_[instruction.operand];
    base::Stream stream(drawsOf(instruction, cursor));
    const double u = stream.uniform();
    std::size_t arm = 0;
    while (arm + 1 < choice.upTo.size() && u >= choice.upTo[arm]) ++arm;
    cursor.at = choice.targets[arm];
}

void Program::beginRound(const Instruction& instruction, Cursor& cursor) const {
    if (rounds_[instruction.operand] == 0) {
        cursor.at = instruction.target;
        return;
    }
    Cursor::Loop& loop = cursor.loops[depths_[instruction.operand]];
    loop.round = 0;
    loop.outerKey = cursor.key;
    cursor.key = base::deriveKey(drawsOf(instruction, cursor), 0);
}

void Program::endRound(const Instruction& instruction, Cursor& cursor) const {
    Cursor::Loop& loop = cursor.loops[depths_[instruction.operand]];
    cursor.key = loop.outerKey;
    if (++loop.round == rounds_[instruction.operand]) return;
    cursor.key = base::deriveKey(drawsOf(instruction, cursor), static_cast<std::uint64_t>(loop.round));
    cursor.at = instruction.target;
}

}  // namespace headroom::lambda
