/** A page to begin with: every part that the compiler knows, in the order in which pages have them. */
export const template = `---
title: Name of the Process
description: What it is for, in one sentence
author: Your Name
ms.topic: playbook
ft.audience: internal
ft.owner: Your Name
---

# Name of the Process

Program Manager: **Your Name**
Phase: **Initiate**

## Overview

Say in two or three sentences what this process is for and when it begins.

## Objectives

- What the customer has when it is done.

## Approach

### First Step

Primary Role: **FastTrack Manager**
Applies To: **All Services**

- What the person in this role does, one thing a line.

#### FTOP Tasks

| Task ID | Task Name             | (M)andatory / (O)ptional | FastTrack Role    | Services     |
| ------- | --------------------- | :----------------------: | ----------------- | ------------ |
| 9001    | What is to be tracked |            M             | FastTrack Manager | All Services |

## Key Inputs

- What has to be there before it begins.

## Key Outputs

- What is there afterwards.

## Next Steps

N/A

## Refresh Summary

| Date | Who Changed | What Changed |
| ---- | ----------- | ------------ |
`;
