// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "gui/examples.hpp"

class QVBoxLayout;

namespace headroom::gui {

/// The window without a scenario: what Headroom does, how to begin, recent files, examples.
class StartPanel : public QWidget {
    Q_OBJECT
public:
    explicit StartPanel(QWidget* parent = nullptr);

    void show(const QStringList& recent, const std::vector<Examples::Example>& examples);

signals:
    void openRequested();
    void fileChosen(const QString& path);
    void exampleChosen(const QString& name);

private:
    QWidget* column_;
    QVBoxLayout* lists_;
};

}  // namespace headroom::gui
