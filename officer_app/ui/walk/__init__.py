"""The walkthrough: begun, walked step by step, ended, looked at again."""
