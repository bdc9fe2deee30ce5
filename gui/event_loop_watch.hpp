// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace headroom::gui {

/// Notices when the window's thread does not come back to its events. A tick is due every few milliseconds; one that
/// comes late tells how long the thread was away, and how much of that it worked: the rest it waited for a processor,
/// which on a busy machine is nobody's fault here.
class EventLoopWatch : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kTooLong{50};

    struct Block {
        std::chrono::milliseconds away{};
        std::chrono::milliseconds worked{};  ///< of the thread's processor time
    };

    explicit EventLoopWatch(QObject* parent = nullptr);

    /// Watches the thread it is called on, from now.
    void start();
    void stop() { timer_.stop(); }
    /// Every time it was away for longer than kTooLong.
    const std::vector<Block>& blocks() const { return blocks_; }
    /// The longest piece of work, be it too long or not.
    std::chrono::milliseconds longestWork() const { return longest_; }

signals:
    void blocked(std::chrono::milliseconds away, std::chrono::milliseconds worked);

private:
    void tick();
    QTimer timer_;
    QElapsedTimer since_;
    std::chrono::nanoseconds worked_{};  ///< at the tick before
    std::chrono::milliseconds longest_{};
    std::vector<Block> blocks_;
};

}  // namespace headroom::gui
