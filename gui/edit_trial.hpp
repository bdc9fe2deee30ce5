// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <deque>
#include <filesystem>
#include <functional>
#include <string>

#include "gui/latest_worker.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::gui {

/// Finds out on a thread whether a text would say something wrong at a place, before it becomes the document's: what a
/// name or a word may be, only the whole scenario tells. One after the other, in the order they were asked.
class EditTrial : public QObject {
    Q_OBJECT
public:
    using Load = std::function<format::LoadedScenario(const std::string&, const std::filesystem::path&)>;
    /// Makes the text when its turn has come, and takes what is wrong at the place: empty, nothing.
    struct Question {
        std::string pointer;
        std::string word;  ///< that is new there
        std::function<std::string()> text;
        std::filesystem::path path;
        std::function<void(const QString& why)> answered;
    };

    explicit EditTrial(Load load, QObject* parent = nullptr);

    void ask(Question question);
    /// Calls `then` once all that was asked is answered: at once, where nothing is open.
    void whenDone(std::function<void()> then);

private:
    void next();
    void take(const QString& why);
    Load load_;
    std::deque<Question> waiting_;
    std::deque<std::function<void()>> then_;
    LatestWorker worker_;  ///< last: its jobs use the others
};

/// What is wrong at a place of a scenario that was read, or elsewhere with the word that stands there, in the first
/// error's words; empty: nothing.
QString troubleAt(const format::LoadedScenario& loaded, const std::string& pointer, const std::string& word);

}  // namespace headroom::gui
