// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/shared_cpu.hpp"

#include <algorithm>

namespace headroom::lambda {

SharedCpu::SharedCpu(double cpus) : cpus_(cpus), since_(engine::Scheduler::current().now()) {}

SharedCpu::Work::~Work() {
    if (!waiter_) return;  // over, or never begun
    engine::Scheduler::current().cancel(slot_);
    cpu_.unlink(*this);  // killed with all that ran beside it: nobody needs a new time
}

void SharedCpu::Work::await_suspend(std::coroutine_handle<> self) {
    waiter_ = self;
    cpu_.enter(*this);
}

void SharedCpu::Work::await_resume() {
    if (!waiter_) return;
    waiter_ = {};
    cpu_.advance();
    cpu_.unlink(*this);
    cpu_.reschedule();
}

void SharedCpu::advance() {
    const base::Instant now = engine::Scheduler::current().now();
    progress_ += static_cast<double>((now - since_).count) * speed();
    since_ = now;
}

void SharedCpu::enter(Work& work) {
    advance();
    // Alone it would run at this speed already.
    const double alone = std::min(work.threads_, cpus_) / work.threads_;
    work.goal_ = progress_ + static_cast<double>(work.alone_.count) * alone;
    work.next_ = first_;
    if (first_ != nullptr) first_->previous_ = &work;
    first_ = &work;
    threads_ += work.threads_;
    work.slot_ = engine::Scheduler::current().schedule(since_, engine::Rank::Release, work.waiter_);
    reschedule();
}

void SharedCpu::unlink(Work& work) {
    (work.previous_ == nullptr ? first_ : work.previous_->next_) = work.next_;
    if (work.next_ != nullptr) work.next_->previous_ = work.previous_;
    threads_ -= work.threads_;
}

void SharedCpu::reschedule() {
    engine::Scheduler& scheduler = engine::Scheduler::current();
    for (Work* work = first_; work != nullptr; work = work->next_) {
        const double left = std::max(0.0, work->goal_ - progress_) / speed();
        scheduler.cancel(work->slot_);
        work->slot_ = scheduler.schedule(since_ + base::Duration(static_cast<std::int64_t>(left + 0.5)),
                                         engine::Rank::Release, work->waiter_);
    }
}

}  // namespace headroom::lambda
