// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <memory>
#include <string>

#include "gui/latest_worker.hpp"
#include "scenarios/planning/compare.hpp"

namespace headroom::gui {

/// Simulates, off the window's thread, what each change between the first design of a study and another does. All
/// signals come on the thread this object lives in, progress at most ten times a second.
class EffectsController : public QObject {
    Q_OBJECT
public:
    explicit EffectsController(unsigned jobs, QObject* parent = nullptr);

    /// `text`: the scenario that `study` is of, `file` where it lies. What is under way is dropped.
    void start(const std::string& text, const std::string& file, std::shared_ptr<const study::StudyResult> study,
               const std::string& design);
    /// Drops what is under way; nothing more is heard of it.
    void stop();

signals:
    void progressed(const headroom::study::Progress& progress);
    /// Of the design that was asked about.
    void found(const headroom::planning::DesignDiff& diff);
    void failed(const QString& why);

private:
    void tell(std::uint64_t ticket, std::function<void()> what);
    unsigned jobs_;
    std::uint64_t ticket_ = 0;  ///< of the newest question
    LatestWorker worker_;       ///< last: its jobs use the others
};

}  // namespace headroom::gui
