// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

#include "gui/examples.hpp"

class QPushButton;
class QVBoxLayout;

namespace headroom::gui {

/// The window without a scenario: what Headroom does, how to begin, recent files, examples.
class StartPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit StartPanel(QWidget* parent = nullptr);

    /// `lost`: scenarios with changes that were not saved when the program ended. `account`: what examples begin with.
    void show(const QStringList& recent, const QStringList& lost, const std::vector<Examples::Example>& examples,
              const QString& account);

signals:
    void openRequested();
    void importRequested();
    void fileChosen(const QString& path);
    void exampleChosen(const QString& name);
    void accountWanted();

private:
    void addFiles(const QString& title, const QStringList& paths);
    QPushButton* account_;
    QVBoxLayout* lists_;
};

}  // namespace headroom::gui
